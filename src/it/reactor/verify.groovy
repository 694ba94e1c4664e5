import groovy.json.JsonSlurper

(1..20).each { number ->
    def module = new File(basedir, "module$number")
    def infra = new File(module, 'target/infra')
    def assembly = new File(infra, new JsonSlurper().parse(new File(infra, 'cdk.json')).app)
    def templates = assembly.listFiles().findAll { it.name.endsWith('.template.json') }*.text.join()
    assert templates.contains("/module$number/dev/network/vpc_id")
    (1..20).findAll { it != number }.each { assert !templates.contains("/module$it/") }
    assert templates.contains('"AssetsBucket"') == (number % 2 == 1)
    assert new File(module, 'target/dazzle/preflight.json').isFile()

    // No work in progress is left, of this module or of one that was killed.
    def left = []
    module.eachFileRecurse { if (it.name.startsWith('.work-') || it.name.startsWith('aside-')) left << it }
    assert left == []
}

// Node and the Java around it name the module's folder in their arguments or their environment's; neither outlives Maven.
def orphans = ProcessHandle.allProcesses()
        .filter { it.info().commandLine().map { line -> line.contains(basedir.path) }.orElse(false) }
        .filter { !it.info().commandLine().get().contains('maven') }
        .map { it.info().commandLine().get() }
        .toList()
assert orphans == []

def log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 2
assert log.count(' is up to date') == 20
return true
