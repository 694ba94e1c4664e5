module shop.orders

ledger Wallet:
  acount_code: 1001
  account_type: asset
  currency: GBP
