# What the application is. Each comment says what a line brings about in AWS; "mvn dazzle:plan" says it of every resource.
module orders.app

app orders "Orders"

# Entities need a database: Aurora PostgreSQL, its password kept and rotated by RDS.
entity Customer "Customer":
  id: uuid pk
  name: str(200) required
  email: email required unique

entity Order "Order":
  id: uuid pk
  customer: ref Customer required
  total: decimal(15,2) required
  status: enum[placed,paid,shipped]=placed
  placed_at: datetime auto_add
  invoice: file # a file needs a bucket

message OrderPlaced "An order was placed":
  order: uuid required

# Work that must not be lost: a queue, with a dead-letter queue for what fails five times.
channel fulfilment "Fulfilment":
  kind: queue

  config:
    visibility_timeout: 120
    dead_letter_after: 5

  send placed:
    message: OrderPlaced
    when: entity Order created

  receive order:
    message: OrderPlaced

# An EventBridge Scheduler schedule, in its own time zone.
schedule reminders "Remind of unpaid orders":
  cron: "0 7 * * *"
  timezone: "Europe/London"

  steps:
    - step remind:
        service: remind_of_payment

service remind_of_payment "Remind of payment":
  kind: domain_logic
  input:
    older_than: datetime required
  output:
    reminded: int
  stub: python
