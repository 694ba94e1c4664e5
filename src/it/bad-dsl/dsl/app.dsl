module shop

use shop.orders

app shop "Shop"

entity Customer "Customer":
  id: uuid pk
  name: strr(200) required
