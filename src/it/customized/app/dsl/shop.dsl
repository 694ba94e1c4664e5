module shop

app shop "Shop"

entity Customer "Customer":
  id: uuid pk
  name: str(200) required
  portrait: file

channel orders "Orders":
  kind: queue
