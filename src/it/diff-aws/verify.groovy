import groovy.json.JsonSlurper

context.get('aws').close()
def diff = new JsonSlurper().parse(new File(basedir, 'target/dazzle/diff.json'))
assert diff.against == 'the stacks deployed in eu-west-1'
assert diff.modified == ['Messaging']
assert diff.added.contains('Network') && diff.removed == []
assert !diff.partial && diff.destructive

// The queues stand in nested stacks, which were read: the one is the same, the other goes.
def inMessaging = diff.changes.findAll { it.stack == 'Messaging' }
assert !inMessaging.any { it.logicalId.contains('Orders') }
def gone = inMessaging.find { it.logicalId == 'QueueReturns' }
assert gone.verdict == 'will be deleted' && gone.name == 'shop-dev-returns' && gone.meaning == 'data'
assert gone.causes == [[element: 'channel returns', place: null, kind: 'gone']]
def come = inMessaging.find { it.logicalId == 'QueueRefunds' }
assert come.verdict == 'will be added' && come.causes[0].place == 'dsl/shop.dsl:7'

def log = new File(basedir, 'build.log').text
assert log =~ /BUILD FAILURE[\s\S]*\d+ changes put data at risk: /
assert !log.contains('at org.dazzledsl')
return true
