module loose.one

use nowhere.at.all

entity Thing "Thing":
  id: uuid pk
