module loose.two

entity Thing "Thing":
  id: uuid pk
