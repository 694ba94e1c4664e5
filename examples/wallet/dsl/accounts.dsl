module wallet.accounts

enum CustomerStatus "Customer status":
  pending "Pending"
  active "Active"
  closed "Closed"

archetype Timestamped:
  created_at: datetime auto_add
  updated_at: datetime auto_update

entity Customer "Customer":
  extends: Timestamped

  id: uuid pk
  name: str(200) required
  email: email required unique
  status: enum[pending,active,closed]=pending
  balance_cache: decimal(15,2)=0
  documents: has_many IdentityDocument

  transitions:
    pending -> active
    active -> closed

entity IdentityDocument "Identity document":
  id: uuid pk
  customer: ref Customer required
  kind: enum[passport,licence]=passport
  scan: file
  checked_at: datetime optional

entity Payment "Payment":
  id: uuid pk
  payer: ref Customer required
  payee: ref Customer required
  amount: money(GBP) required
  note: str(280) optional
  status: enum[requested,settled,refused]=requested
