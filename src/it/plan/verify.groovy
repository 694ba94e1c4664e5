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

def page = new File(basedir, 'target/dazzle/plan.html').getText('UTF-8')
assert page.contains('<title>Plan of shop for prod in eu-west-1</title>')
assert page.contains('<svg id="drawing"') && page.contains('>Load balancer</text>')
assert page.contains('href="#dsl/shop.dsl:8"') && page.contains('<li id="dsl/shop.dsl:8"')
assert page.contains('id="Data/AssetsBucket"')
assert !page.contains('id="changes"')
def markdown = new File(basedir, 'target/dazzle/plan.md').getText('UTF-8')
assert markdown.startsWith('## Plan of shop for prod in eu-west-1\n\n```mermaid\nflowchart LR\n')

def log = new File(basedir, 'build.log').text
assert log.contains('Plan of shop for dev in eu-west-1')
assert log.contains('dsl/shop.dsl:8')
assert log.contains('To see it: open target/dazzle/plan.html in a browser.')
assert !new File(basedir, 'target/infra').exists()
return true
