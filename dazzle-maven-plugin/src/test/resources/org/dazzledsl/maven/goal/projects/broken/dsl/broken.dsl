module broken
app broken "Broken"

ledger Wallet:
  account_code: 1001
  account_type: asset
  currency: GBP

transaction Pay "Pay":
  transfer t:
    debit: Walet
    credit: Wallet
    amount: 1
    code: 1
  idempotency_key: payment.id
