import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def words = 'critical TB_NODE_COUNT_CHANGED at five.toml:11: a TigerBeetle cluster keeps the number of replicas'
assert log.count(words) >= 2
assert log.contains('so 3 can\'t become 5')
def manifest = new JsonSlurper().parse(new File(basedir, 'target/infra/.dazzle-infra-version.json'))
assert manifest.tigerbeetle == [node_count: 3, cluster_id: '0']
return true
