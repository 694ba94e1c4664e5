module shop
app shop "Shop"

entity Order "Order":
  id: uuid pk
  receipt: file

channel orders "Orders":
  kind: queue
