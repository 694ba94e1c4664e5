module quiet
app quiet "Quiet"

channel orders "Orders":
  kind: queue
