import groovy.json.JsonSlurper

def shop = new File(basedir, 'apps/shop')
def diff = { String report -> new JsonSlurper().parse(new File(shop, report + '/diff.json')) }
def log = new File(basedir, 'build.log').text

// The work tree counts as it is: the stream is new, the queue that was renamed in a commit is not.
def main = diff('main')
assert main.against =~ /^git:main \([0-9a-f]{10}\)$/
assert main.changes.any { it.logicalId == 'BusAudit' && it.verdict == 'will be added' }
assert !main.changes.any { it.logicalId == 'QueueOrders' || it.logicalId == 'QueuePurchases' }
assert !main.destructive

def v1 = diff('v1')
assert v1.destructive
def queue = v1.changes.find { it.logicalId == 'QueueOrders' }
assert queue.verdict == 'will be deleted'
assert queue.causes == [[element: 'channel orders', place: 'dsl/shop.dsl:4', kind: 'gone']]
assert v1.changes.any { it.logicalId == 'QueuePurchases' && it.verdict == 'will be added' }

assert log =~ /No changes: the same infrastructure as in git:main \([0-9a-f]{10}\)\./
assert log.contains("There is no revision 'nowhere' in the git repository of ")
assert log =~ /There are errors in git:broken \([0-9a-f]{10}\):/
assert log.contains('dsl/shop.dsl:6')
assert !log.contains('at org.dazzledsl')

// Nothing is generated, and nothing of what was read is left.
['shop', 'quiet'].each { assert !new File(basedir, "apps/$it/target/infra").exists() }
['main', 'v1', 'nowhere', 'broken'].each { assert !(new File(shop, it + '/state').list() ?: []) }
['nowhere', 'broken'].each { assert !new File(shop, it + '/diff.json').exists() }
def status = new ProcessBuilder('git', 'status', '--porcelain', '--', 'apps/shop/dsl', 'apps/shop/dazzle.toml')
        .directory(basedir).start()
assert status.text.trim() == 'M apps/shop/dsl/shop.dsl'
return true
