# Part @N@: about as much of each construct as a large specification has of it.
module shop.part@N@

use shop
use shop.part@USED@

enum Priority@N@ "Priority":
  low "Low"
  normal "Normal"
  high "High"

entity Customer@N@ "Customer":
  intent: "What the shop knows of a customer"
  extends: Timestamped

  id: uuid pk
  tenant_id: uuid required
  number: str(20) required unique
  title: str(200) required searchable
  belongs: ref Customer@USED@ required
  status: enum[draft,open,paid,closed]=draft
  total: decimal(15,2)=0
  price: money(EUR) optional
  quantity: int=1
  due_on: date=today + 14d
  contact: email pii(category=contact)
  notes: text optional
  scan: file optional   # kept in object storage

  # Who may do what
  permit:
    list: role(clerk) or role(manager)
    create: role(clerk)
    update: role(manager) and status != closed
    delete: role(manager)

  transitions:
    draft -> open
    open -> paid: role(manager)
    paid -> closed: requires notes

  invariant: quantity > 0
  index tenant_id, status

entity Product@N@ "Product":
  intent: "What the shop knows of a product"
  extends: Timestamped

  id: uuid pk
  tenant_id: uuid required
  number: str(20) required unique
  title: str(200) required searchable
  belongs: ref Customer@N@ required
  status: enum[draft,open,paid,closed]=draft
  total: decimal(15,2)=0
  price: money(EUR) optional
  quantity: int=1
  due_on: date=today + 14d
  contact: email pii(category=contact)
  notes: text optional
  scan: file optional   # kept in object storage

  # Who may do what
  permit:
    list: role(clerk) or role(manager)
    create: role(clerk)
    update: role(manager) and status != closed
    delete: role(manager)

  transitions:
    draft -> open
    open -> paid: role(manager)
    paid -> closed: requires notes

  invariant: quantity > 0
  index tenant_id, status

entity Order@N@ "Order":
  intent: "What the shop knows of a order"
  extends: Timestamped

  id: uuid pk
  tenant_id: uuid required
  number: str(20) required unique
  title: str(200) required searchable
  belongs: ref Product@N@ required
  status: enum[draft,open,paid,closed]=draft
  total: decimal(15,2)=0
  price: money(EUR) optional
  quantity: int=1
  due_on: date=today + 14d
  contact: email pii(category=contact)
  notes: text optional
  scan: file optional   # kept in object storage

  # Who may do what
  permit:
    list: role(clerk) or role(manager)
    create: role(clerk)
    update: role(manager) and status != closed
    delete: role(manager)

  transitions:
    draft -> open
    open -> paid: role(manager)
    paid -> closed: requires notes

  invariant: quantity > 0
  index tenant_id, status

entity OrderLine@N@ "OrderLine":
  intent: "What the shop knows of a orderline"
  extends: Timestamped

  id: uuid pk
  tenant_id: uuid required
  number: str(20) required unique
  title: str(200) required searchable
  belongs: ref Order@N@ required
  status: enum[draft,open,paid,closed]=draft
  total: decimal(15,2)=0
  price: money(EUR) optional
  quantity: int=1
  due_on: date=today + 14d
  contact: email pii(category=contact)
  notes: text optional
  scan: file optional   # kept in object storage

  # Who may do what
  permit:
    list: role(clerk) or role(manager)
    create: role(clerk)
    update: role(manager) and status != closed
    delete: role(manager)

  transitions:
    draft -> open
    open -> paid: role(manager)
    paid -> closed: requires notes

  invariant: quantity > 0
  index tenant_id, status

entity Invoice@N@ "Invoice":
  intent: "What the shop knows of a invoice"
  extends: Timestamped

  id: uuid pk
  tenant_id: uuid required
  number: str(20) required unique
  title: str(200) required searchable
  belongs: ref OrderLine@N@ required
  status: enum[draft,open,paid,closed]=draft
  total: decimal(15,2)=0
  price: money(EUR) optional
  quantity: int=1
  due_on: date=today + 14d
  contact: email pii(category=contact)
  notes: text optional
  scan: file optional   # kept in object storage

  # Who may do what
  permit:
    list: role(clerk) or role(manager)
    create: role(clerk)
    update: role(manager) and status != closed
    delete: role(manager)

  transitions:
    draft -> open
    open -> paid: role(manager)
    paid -> closed: requires notes

  invariant: quantity > 0
  index tenant_id, status

entity Shipment@N@ "Shipment":
  intent: "What the shop knows of a shipment"
  extends: Timestamped

  id: uuid pk
  tenant_id: uuid required
  number: str(20) required unique
  title: str(200) required searchable
  belongs: ref Invoice@N@ required
  status: enum[draft,open,paid,closed]=draft
  total: decimal(15,2)=0
  price: money(EUR) optional
  quantity: int=1
  due_on: date=today + 14d
  contact: email pii(category=contact)
  notes: text optional
  scan: file optional   # kept in object storage

  # Who may do what
  permit:
    list: role(clerk) or role(manager)
    create: role(clerk)
    update: role(manager) and status != closed
    delete: role(manager)

  transitions:
    draft -> open
    open -> paid: role(manager)
    paid -> closed: requires notes

  invariant: quantity > 0
  index tenant_id, status

entity Ticket@N@ "Ticket":
  intent: "What the shop knows of a ticket"
  extends: Timestamped

  id: uuid pk
  tenant_id: uuid required
  number: str(20) required unique
  title: str(200) required searchable
  belongs: ref Shipment@N@ required
  status: enum[draft,open,paid,closed]=draft
  total: decimal(15,2)=0
  price: money(EUR) optional
  quantity: int=1
  due_on: date=today + 14d
  contact: email pii(category=contact)
  notes: text optional
  scan: file optional   # kept in object storage

  # Who may do what
  permit:
    list: role(clerk) or role(manager)
    create: role(clerk)
    update: role(manager) and status != closed
    delete: role(manager)

  transitions:
    draft -> open
    open -> paid: role(manager)
    paid -> closed: requires notes

  invariant: quantity > 0
  index tenant_id, status

surface customer_list@N@ "Customers":
  uses entity Customer@N@
  mode: list

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a customer"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface customer_create@N@ "Customers":
  uses entity Customer@N@
  mode: create

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a customer"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface product_list@N@ "Products":
  uses entity Product@N@
  mode: list

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a product"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface product_create@N@ "Products":
  uses entity Product@N@
  mode: create

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a product"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface order_list@N@ "Orders":
  uses entity Order@N@
  mode: list

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a order"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface order_create@N@ "Orders":
  uses entity Order@N@
  mode: create

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a order"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface orderline_list@N@ "OrderLines":
  uses entity OrderLine@N@
  mode: list

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a orderline"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface orderline_create@N@ "OrderLines":
  uses entity OrderLine@N@
  mode: create

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a orderline"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface invoice_list@N@ "Invoices":
  uses entity Invoice@N@
  mode: list

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a invoice"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface invoice_create@N@ "Invoices":
  uses entity Invoice@N@
  mode: create

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a invoice"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface shipment_list@N@ "Shipments":
  uses entity Shipment@N@
  mode: list

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a shipment"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

surface shipment_create@N@ "Shipments":
  uses entity Shipment@N@
  mode: create

  section main "General":
    field number "Number"
    field title "Title"
    field status "Status"
    field total "Total" visible: role(manager)
    field due_on "Due"

  ux:
    purpose: "Find and change a shipment"
    sort: due_on asc
    filter: status, total
    empty: "Nothing here yet"

workspace sales@N@ "Sales":
  purpose: "What happens today"
  access: persona(clerk, manager)
  stage: command_center

  customer_open:
    source: Customer@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: customer_list@N@
    empty: "No open customer"
    aggregate:
      total: sum(total)
      late: count(Customer@N@ where due_on < today)

  customer_chart:
    source: Customer@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Customer@N@)

  product_open:
    source: Product@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: product_list@N@
    empty: "No open product"
    aggregate:
      total: sum(total)
      late: count(Product@N@ where due_on < today)

  product_chart:
    source: Product@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Product@N@)

  order_open:
    source: Order@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: order_list@N@
    empty: "No open order"
    aggregate:
      total: sum(total)
      late: count(Order@N@ where due_on < today)

  order_chart:
    source: Order@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Order@N@)

  orderline_open:
    source: OrderLine@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: orderline_list@N@
    empty: "No open orderline"
    aggregate:
      total: sum(total)
      late: count(OrderLine@N@ where due_on < today)

  orderline_chart:
    source: OrderLine@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(OrderLine@N@)

  invoice_open:
    source: Invoice@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: invoice_list@N@
    empty: "No open invoice"
    aggregate:
      total: sum(total)
      late: count(Invoice@N@ where due_on < today)

  invoice_chart:
    source: Invoice@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Invoice@N@)

  shipment_open:
    source: Shipment@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: shipment_list@N@
    empty: "No open shipment"
    aggregate:
      total: sum(total)
      late: count(Shipment@N@ where due_on < today)

  shipment_chart:
    source: Shipment@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Shipment@N@)

  ticket_open:
    source: Ticket@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: ticket_list@N@
    empty: "No open ticket"
    aggregate:
      total: sum(total)
      late: count(Ticket@N@ where due_on < today)

  ticket_chart:
    source: Ticket@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Ticket@N@)

workspace support@N@ "Support":
  purpose: "What happens today"
  access: persona(clerk, manager)
  stage: command_center

  customer_open:
    source: Customer@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: customer_list@N@
    empty: "No open customer"
    aggregate:
      total: sum(total)
      late: count(Customer@N@ where due_on < today)

  customer_chart:
    source: Customer@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Customer@N@)

  product_open:
    source: Product@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: product_list@N@
    empty: "No open product"
    aggregate:
      total: sum(total)
      late: count(Product@N@ where due_on < today)

  product_chart:
    source: Product@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Product@N@)

  order_open:
    source: Order@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: order_list@N@
    empty: "No open order"
    aggregate:
      total: sum(total)
      late: count(Order@N@ where due_on < today)

  order_chart:
    source: Order@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Order@N@)

  orderline_open:
    source: OrderLine@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: orderline_list@N@
    empty: "No open orderline"
    aggregate:
      total: sum(total)
      late: count(OrderLine@N@ where due_on < today)

  orderline_chart:
    source: OrderLine@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(OrderLine@N@)

  invoice_open:
    source: Invoice@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: invoice_list@N@
    empty: "No open invoice"
    aggregate:
      total: sum(total)
      late: count(Invoice@N@ where due_on < today)

  invoice_chart:
    source: Invoice@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Invoice@N@)

  shipment_open:
    source: Shipment@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: shipment_list@N@
    empty: "No open shipment"
    aggregate:
      total: sum(total)
      late: count(Shipment@N@ where due_on < today)

  shipment_chart:
    source: Shipment@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Shipment@N@)

  ticket_open:
    source: Ticket@N@
    filter: status = open and total > 100
    sort: due_on asc, number desc
    limit: 20
    display: list
    action: ticket_list@N@
    empty: "No open ticket"
    aggregate:
      total: sum(total)
      late: count(Ticket@N@ where due_on < today)

  ticket_chart:
    source: Ticket@N@
    display: bar_chart
    group_by: status
    aggregate:
      value: count(Ticket@N@)

persona clerk@N@ "Clerk":
  goals: "Answer quickly", "Lose nothing"
  proficiency: intermediate
  uses workspace sales@N@

story ST-@N@ "A clerk closes a ticket":
  persona: clerk@N@
  trigger: status_changed
  given:
    - "a ticket is open"
  then:
    - "the customer is told"

service payments@N@ "Payments":
  spec: url "https://payments.example/openapi.json"
  auth_profile: api_key_header header="X-Api-Key"
  owner: "Partner"

service totals@N@ "Totals":
  kind: domain_logic
  input:
    order_id: uuid required
  output:
    total: decimal(15,2)
  guarantees:
    - "Changes nothing"
  stub: python

foreign_model Charge@N@ from payments@N@ "Charge":
  key: charge_id
  constraint read_only
  charge_id: str(50) required
  amount: decimal(15,2)

integration charging@N@ "Charging":
  uses service payments@N@
  uses foreign Charge@N@
  base_url: "https://payments.example"
  auth: bearer from env("PAYMENTS_TOKEN")

  mapping charge on Order@N@:
    trigger: on_transition open -> paid
    request: POST "/charges"
    map_request:
      amount <- self.total
    on_error: revert_transition

message OrderPaid@N@ "Order paid":
  order_id: uuid required
  number: str(20) required
  total: decimal(15,2)

channel work@N@ "Work":
  kind: queue
  config:
    visibility_timeout: 120
    dead_letter_after: 5
  receive paid:
    message: OrderPaid@N@

channel facts@N@ "Facts":
  kind: stream
  config:
    retention: 90d
    partition_key: order_id
  send paid:
    message: OrderPaid@N@
    when: entity Order@N@ status -> paid

process fulfil@N@ "Fulfil":
  implements: [ST-@N@]
  trigger: entity Order@N@ status open -> paid
  input:
    order_id: uuid required
  steps:
    - step charge:
        service: totals@N@
        timeout: 30s
    - step tell:
        channel: facts@N@
        message: OrderPaid@N@
  timeout: 24h
  overlap: skip

schedule nightly@N@ "Nightly":
  cron: "0 2 * * *"
  timezone: "Europe/London"
  steps:
    - step totals:
        service: totals@N@

ledger Wallet@N@ "Wallets":
  account_code: 1001
  ledger_id: @N@
  account_type: liability
  currency: EUR
  flags: debits_must_not_exceed_credits

ledger Revenue@N@ "Revenue":
  account_code: 4001
  ledger_id: @N@
  account_type: revenue
  currency: EUR

transaction Pay@N@ "Pay":
  execution: async
  priority: high
  transfer move:
    debit: Wallet@N@
    credit: Revenue@N@
    amount: order.total
    code: 1
  idempotency_key: order.id
  validation:
    - order.total > 0

webhook Paid@N@ "Paid":
  entity: Order@N@
  events: [created, updated]
  url: config("PAID_URL")

llm_intent sort_ticket@N@ "Sort a ticket":
  model: fast
  prompt: "Say in one word what this is about."

experience buy@N@ "Buy":
  start at step choose
  step choose:
    kind: surface
    surface product_list@N@
    on success -> step pay
  step pay:
    kind: surface
    surface order_create@N@
