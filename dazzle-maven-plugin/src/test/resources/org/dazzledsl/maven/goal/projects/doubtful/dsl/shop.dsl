module shop
app shop "Shop"

entity Order "Order":
  id: uuid pk
  invoice: file
