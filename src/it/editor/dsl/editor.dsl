module editor

app editor "Editor"

ledger Wallet:
  account_code: 1
