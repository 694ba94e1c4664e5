import groovy.json.JsonSlurper
import groovy.xml.XmlParser

def project = new File(basedir, 'project/web-shop')
def json = { new JsonSlurper().parse(new File(project, it)) }

// All that was to be filled in is, and nothing that Velocity takes for its own is missing.
['pom.xml', 'dazzle.toml', 'README.md', '.gitignore', 'dsl/app.dsl'].each {
    def text = new File(project, it).getText('UTF-8')
    assert !text.isBlank()
    assert !text.contains('${') && !text.contains('@')
}
assert new File(project, '.gitignore').text == 'target/\n'
def toml = new File(project, 'dazzle.toml').text
assert toml.startsWith('# How the application of dsl/ is deployed.')
assert toml.contains('name = "web-shop"') && toml.contains('region = "eu-west-1"')
assert toml.contains('\n# [deploy.environments.prod.dns]\n')

// It was built as anybody would: what is deployed from is there, and preflight finds nothing that fails at its usual gate.
def version = json('target/infra/.dazzle-infra-version.json')
assert version.environment == 'staging'
assert version.stacks*.name == ['Network', 'Data', 'Messaging', 'Compute', 'Observability']
assert json('target/infra/package.json').name == 'web-shop-staging-infra'
def report = json('target/dazzle/preflight.json')
assert report.passed && report.failOn == 'high'
assert report.templates.origin != null
return true
