module wallet.partners

use wallet.accounts

# The bank that settles: an API of someone else's, with a key.
service bank "Partner bank":
  spec: url "https://bank.example/openapi.json"
  auth_profile: api_key_header header="X-Api-Key"
  owner: "Partner bank"

service compare_balances "Compare balances":
  kind: domain_logic
  input:
    since: datetime required
  output:
    differences: int
  guarantees:
    - "Never changes a balance"
  stub: python

foreign_model BankAccount from bank "Account at the bank":
  key: account_id

  constraint read_only

  account_id: str(50) required
  iban: str(34)

integration settlement "Settlement":
  uses service bank
  base_url: "https://bank.example"
  auth: api_key from env("BANK_API_KEY")

  mapping settle on Payment:
    trigger: on_transition requested -> settled
    request: POST "/payments"
    map_request:
      amount <- self.amount
    map_response:
      note <- response.reference
    on_error: revert_transition
