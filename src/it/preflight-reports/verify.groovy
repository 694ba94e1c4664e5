import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text
assert log.count('Preflight of bank for staging') == 3
assert log.contains('TB_EVEN_NODE_COUNT')

def folder = new File(basedir, 'target/dazzle')
def json = new JsonSlurper()
def report = json.parse(new File(folder, 'preflight.json'))
assert report.schemaVersion == 1
assert report.passed
assert report.templates.origin == 'target/infra'
assert report.templates.stacks == 6
assert report.templates.resources > 100
assert report.findings.every { it.id && it.severity && it.status && it.message && it.file && it.line && it.remediation }
def listener = report.findings.find { it.id == 'ELB_HTTP_LISTENER' }
assert listener.subMap(['file', 'line', 'stack', 'logicalId', 'property']) ==
        [file: 'dsl/bank.dsl', line: 3, stack: 'Compute', logicalId: 'HttpListener', property: 'Protocol']

def sarif = json.parse(new File(folder, 'preflight.sarif'))
assert sarif.version == '2.1.0'
assert sarif.runs[0].results.size() == report.findings.size()
assert sarif.runs[0].results.every { it.locations[0].physicalLocation.region.startLine > 0 }

assert new File(folder, 'preflight.md').text.startsWith('## Preflight: bank for staging passes')
def suite = new XmlSlurper().parse(new File(folder, 'TEST-dazzle-preflight.xml'))
assert suite.@failures == '0'
assert suite.testcase.size() > 100
// Nothing of what was synthesized aside is left.
assert !new File(folder, 'state').list().any { it.startsWith('aside-') }
return true
