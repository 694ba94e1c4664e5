import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('Preflight fails for staging with 1 critical')
assert log.contains('critical TB_EVEN_NODE_COUNT at dazzle.toml:11: even node count')
assert !log.contains('at org.dazzledsl')

def report = new JsonSlurper().parse(new File(basedir, 'target/dazzle/preflight.json'))
assert report.failOn == 'none'
assert report.passed
assert report.templates.origin == null
def found = report.findings.find { it.id == 'TB_EVEN_NODE_COUNT' }
assert found.subMap(['severity', 'status', 'file', 'line']) ==
        [severity: 'critical', status: 'finding', file: 'dazzle.toml', line: 11]
assert !new File(basedir, 'target/infra').exists()
return true
