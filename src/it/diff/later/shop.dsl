module shop
app shop "Shop"

entity Order "Order":
  id: uuid pk

channel purchases "Orders":
  kind: queue
