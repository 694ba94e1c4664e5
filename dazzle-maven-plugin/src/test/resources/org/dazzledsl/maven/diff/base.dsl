module bank
app bank "Bank"

entity Customer "Customer":
  id: uuid pk
  name: str(200) required
  statement: file

ledger Wallet:
  account_code: 1001
  account_type: asset
  currency: GBP

channel orders "Orders":
  kind: queue

channel audit "Audit":
  kind: stream

experience sign_up "Sign up":
  start at step form

  step form:
    kind: surface
    surface customer_list
