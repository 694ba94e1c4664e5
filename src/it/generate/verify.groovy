import groovy.json.JsonSlurper

def infra = new File(basedir, 'target/infra')
def json = { new JsonSlurper().parse(new File(infra, it)) }
def version = json('.dazzle-infra-version.json')
assert version.version ==~ /[0-9a-f]{12}/
assert version.environment == 'dev'
assert version.stacks*.name == ['Network', 'Data', 'Messaging', 'Compute', 'Observability']
assert version.stacks.every { it.checksum ==~ /(sha256:)?[0-9a-f]{64}/ }

def assembly = new File(infra, json('cdk.json').app)
assert assembly.parentFile == new File(infra, 'cdk.out')
assert assembly.parentFile.listFiles().toList() == [assembly]
['Network', 'Data', 'Messaging', 'Compute', 'Observability'].each {
    assert new File(assembly, it + '.template.json').isFile()
}
assert !new File(assembly, 'TigerBeetle.template.json').exists()
assert json('package.json').toString() =~ /aws-cdk[:=]\d+\.\d+\.\d+/
assert new File(infra, 'README.md').isFile()

// What was generated last is what the page tells; the third run compared with the first and found the same.
def page = new File(basedir, 'target/dazzle/plan.html').getText('UTF-8')
assert page.contains('<title>Plan of shop for dev in ')
assert page.contains("Changes since version ${version.version}<")
assert page.contains('None: the same resources, the same sizes.')
assert new File(basedir, 'target/dazzle/plan.md').getText('UTF-8').contains('```mermaid\nflowchart LR\n')

def log = new File(basedir, 'build.log').text
assert log.count('Generated 5 stacks for dev in target/infra') == 2
assert log.count('target/infra is up to date') == 1
return true
