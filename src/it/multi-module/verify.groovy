import groovy.json.JsonSlurper

def stacks = { new JsonSlurper().parse(new File(basedir, it + '/target/infra/.dazzle-infra-version.json')).stacks*.name }
assert stacks('shop') == ['Network', 'Data', 'Messaging', 'Compute', 'Observability']
assert stacks('bank') == ['Network', 'TigerBeetle', 'Data', 'Messaging', 'Compute', 'Observability']
assert !new File(basedir, 'target/infra').exists()
return true
