import groovy.json.JsonSlurper

def left = context.get('aws').standing()
context.get('aws').close()

def log = new File(basedir, 'build.log').text
def runs = log.split('Scanning for projects').toList().tail()
assert runs.size() == 5

// What is new is shown before it is deployed.
assert runs[0].contains('Compared with the stacks deployed in eu-west-1, where none is deployed: 1 stack added.')
assert !runs[0].contains('Access widened')
assert runs[0].contains('Deployed the stack Messaging of shop-dev to eu-west-1 ')
assert runs[0].indexOf('Compared with') < runs[0].indexOf('CREATE_COMPLETE')
assert runs[0].contains('shop-dev-Messaging |')

assert runs[1].contains('✅  Messaging (shop-dev-Messaging) (no changes)')
assert new JsonSlurper().parse(new File(basedir, 'target/dazzle/diff.json')).against == 'the stacks deployed in eu-west-1'

assert runs[2].contains("Nothing was taken down: -Ddazzle.destroy.approve names 'shop-prod', and this is shop-dev.")
assert runs[2].contains('MojoFailureException')

assert runs[3].contains('Is deleted, with what it holds:')
assert runs[3].contains('QueueOrders (SQS::Queue)')
assert runs[3].contains('Took down Messaging of shop-dev.')
assert runs[4].contains('Nothing to take down: none of ')
assert left == []
assert !log.contains('at org.dazzledsl')
return true
