import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('No changes: the same infrastructure as in target/infra (version ')
assert log.contains('QueueOrders (shop-dev-orders) will be deleted: the messages in it are lost; QueuePurchases (shop-dev-purchases)'
        + ' takes its place')
assert log.contains('because channel orders is gone (it stood at dsl/shop.dsl:8)')
assert log =~ /BUILD FAILURE[\s\S]*\d+ changes put data at risk: /
assert log.contains('There is no nowhere to compare with')
assert !log.contains('at org.dazzledsl')

// Four runs and a failed one later, the output is what was generated first.
def committed = new JsonSlurper().parse(new File(basedir, 'infra-version.json'))
def generated = new JsonSlurper().parse(new File(basedir, 'target/infra/.dazzle-infra-version.json'))
assert committed == generated
assert committed.data.find { it.logical_id == 'QueueOrders' }.create_only == [QueueName: 'shop-dev-orders']
assert !new File(basedir, 'elsewhere').exists()

def diff = new JsonSlurper().parse(new File(basedir, 'target/dazzle/diff.json'))
assert diff.schemaVersion == 1
assert diff.added == [] && diff.removed == [] && diff.modified.contains('Messaging')
def queue = diff.changes.find { it.logicalId == 'QueueOrders' }
assert queue.stack == 'Messaging' && queue.verdict == 'will be deleted' && queue.meaning == 'data'
assert queue.causes == [[element: 'channel orders', place: 'dsl/shop.dsl:8', kind: 'gone']]
assert new File(basedir, 'target/dazzle/diff.md').text.contains('### Data replaced, deleted or at risk')

// A manifest names the queue as well, and says that it doesn't know everything.
def partial = new JsonSlurper().parse(new File(basedir, 'reports/diff.json'))
assert partial.partial && partial.destructive
assert partial.changes.find { it.logicalId == 'QueueOrders' }.verdict == 'will be deleted'
return true
