module shop

app shop "Shop":
  description: "As large as it is asked to be"
  multi_tenant: true

tenancy:
  mode: shared_schema
  partition_key: tenant_id

llm_model fast "Fast model":
  provider: anthropic
  model_id: small
  tier: fast

archetype Timestamped:
  created_at: datetime auto_add
  updated_at: datetime auto_update
