# Where the application starts: dazzle.toml names this module as its root.
module wallet.app

use wallet.accounts
use wallet.ledgers
use wallet.messaging
use wallet.partners

app wallet "Wallet":
  description: "Holds customers' money and moves it"
  multi_tenant: false

# Signing up takes several steps, which the customer can leave and come back to.
experience sign_up "Sign up":
  start at step details

  step details:
    kind: surface
    surface customer_form
    on success -> step identity

  step identity:
    kind: surface
    surface document_upload

surface customer_form "Your details":
  uses entity Customer
  mode: create

  section main "You":
    field name "Name"
    field email "E-mail"

surface document_upload "Your identity":
  uses entity IdentityDocument
  mode: create

  section main "Document":
    field kind "Kind"
    field scan "Scan"
