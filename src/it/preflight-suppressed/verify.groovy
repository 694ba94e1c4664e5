import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/dazzle/preflight.json'))
def found = report.findings.find { it.id == 'TB_LOW_IOPS' }
assert found.status == 'suppressed'
assert found.suppression == [reason: 'nobody but the tests moves money here', owner: 'payments', expires: '2999-12-31']
assert !report.findings.any { it.id.startsWith('PREFLIGHT_') }
return true
