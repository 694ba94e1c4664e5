import groovy.json.JsonSlurper

def plan = new JsonSlurper().parse(new File(basedir, 'target/dazzle/plan.json'))
assert plan.schemaVersion == 1
assert plan.application == 'shop'
assert plan.environment == 'prod'
assert plan.region == 'eu-west-1'
assert plan.requirements.storage.needed
assert plan.requirements.storage.reasons[0].subMap(['file', 'line', 'construct']) ==
        [file: 'dsl/shop.dsl', line: 8, construct: 'entity']
assert !plan.requirements.tigerbeetle.needed
assert plan.stacks*.name == ['Network', 'Data', 'Messaging', 'Compute', 'Observability']
assert plan.stacks*.resources.flatten().every { it.type.startsWith('AWS::') && it.name && it.reasons }

def log = new File(basedir, 'build.log').text
assert log.contains('Plan of shop for dev in eu-west-1')
assert log.contains('dsl/shop.dsl:8')
assert !new File(basedir, 'target/infra').exists()
return true
