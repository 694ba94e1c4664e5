module bank

app bank "Shop"

entity Customer "Customer":
  id: uuid pk
  name: str(200) required
  portrait: file

channel orders "Orders":
  kind: queue

ledger Wallet:
  account_code: 1001
  account_type: asset
  currency: GBP
