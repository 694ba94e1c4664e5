module shop.mail

channel mail "Mail":
  kind: emial
