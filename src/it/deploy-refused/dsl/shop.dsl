module shop
app shop "Shop"

channel orders "Orders":
  kind: queue

channel returns "Returns":
  kind: queue
