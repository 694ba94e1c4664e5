module even
app even "Even"

ledger Wallet:
  account_code: 1001
  account_type: asset
  currency: GBP
