module shop
app shop "Shop"

channel orders "Orders":
  kind: queue
