import groovy.json.JsonSlurper

def infra = new File(basedir, 'app/target/infra')
def json = { new JsonSlurper().parse(it) }
def assembly = new File(infra, json(new File(infra, 'cdk.json')).app)
def resources = { stack ->
    assembly.listFiles().findAll { it.name.startsWith(stack) && it.name.endsWith('.template.json') }
            .collectEntries { json(it).Resources }
}

// What the third run wrote: the fourth left it as it was.
assert resources('Messaging').QueueOrders.Properties.VisibilityTimeout == 88
assert resources('Messaging').QueueOrders.Metadata.dazzle.resource == 'QueueOrders'
assert resources('Observability').values().any { it.Properties.DisplayName == 'Operators' }
assert assembly.parentFile.listFiles().toList() == [assembly]
assert infra.listFiles().every { !it.name.startsWith('.work') }

def log = new File(basedir, 'build.log').text
assert log.count('Generated 5 stacks for dev in target/infra') == 2
assert log.count('target/infra is up to date') == 1
assert log.contains('CDK could not make templates of it: For input string: "much"')
assert log.contains('at org.example.customizer.HouseRules.customize(HouseRules.java:')
