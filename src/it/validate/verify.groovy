import groovy.json.JsonSlurper

def whole = new JsonSlurper().parse(new File(basedir, 'target/dazzle/appspec.json'))
assert whole.schemaVersion == 1
assert whole.files*.path == ['dsl/shop.dsl']
assert whole.files[0].ok && whole.files[0].problems == []
assert whole.files[0].counts.subMap(['app', 'entity', 'channel']) == [app: 1, entity: 1, channel: 1]
assert whole.app.name == 'shop' || whole.app.app?.name == 'shop'

def loose = new JsonSlurper().parse(new File(basedir, 'target/loose/appspec.json'))
assert loose.files*.path == ['loose/one.dsl', 'loose/two.dsl']
assert loose.files.every { it.ok && it.counts.entity == 1 }
assert loose.app == null
return true
