module wallet.messaging

use wallet.accounts

message WelcomeEmail "Welcome to your wallet":
  name: str(200) required
  email: email required

message PaymentReceipt "Your receipt":
  email: email required
  amount: decimal(15,2) required
  note: str(280)

message PaymentRequested "Payment requested":
  payment: uuid required

# Work that must not be lost: retried five times, then set aside.
channel payments "Payments":
  kind: queue

  config:
    visibility_timeout: 120
    dead_letter_after: 5

  receive request:
    message: PaymentRequested

# What happened, for whoever wants to know, kept for replay.
channel audit "Audit trail":
  kind: stream

  config:
    retention: 90d
    partition_key: payment

  send settled:
    message: PaymentRequested
    when: entity Payment status -> settled

channel mail "E-mail":
  kind: email
  provider: auto

  config:
    from_address: "no-reply@wallet.example"
    from_name: "Wallet"

  send welcome:
    message: WelcomeEmail
    when: entity Customer created
    delivery_mode: outbox

  send receipt:
    message: PaymentReceipt
    when: entity Payment status -> settled

schedule statements "Monthly statements":
  cron: "0 6 1 * *"
  timezone: "Europe/London"

  steps:
    - step send_statements:
        channel: mail
        message: PaymentReceipt

schedule reconcile "Reconcile balances":
  interval: 15m

  steps:
    - step compare:
        service: compare_balances
