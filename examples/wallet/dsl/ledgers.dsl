module wallet.ledgers

use wallet.accounts

# Money lives in TigerBeetle; the entity only caches a balance to show.
ledger CustomerWallet "Customer wallet":
  account_code: 1001
  ledger_id: 1
  account_type: liability
  currency: GBP
  flags: debits_must_not_exceed_credits
  sync_to: Customer.balance_cache

ledger SettlementAccount "Settlement account":
  account_code: 2001
  ledger_id: 1
  account_type: asset
  currency: GBP

ledger FeeRevenue "Fees":
  account_code: 4001
  ledger_id: 1
  account_type: revenue
  currency: GBP

transaction TopUp "Top up":
  execution: sync

  transfer deposit:
    debit: SettlementAccount
    credit: CustomerWallet
    amount: payment.amount
    code: 1

  idempotency_key: payment.id

transaction Transfer "Transfer":
  execution: async
  priority: high

  transfer move:
    debit: CustomerWallet
    credit: CustomerWallet
    amount: payment.amount
    code: 2
    flags: linked

  transfer fee:
    debit: CustomerWallet
    credit: FeeRevenue
    amount: payment.fee
    code: 3

  idempotency_key: payment.id
