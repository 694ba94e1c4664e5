import groovy.io.FileType

assert new File(basedir, 'target/infra/cdk.json').isFile()
def found = []
new File(basedir, 'target/cache').eachFileRecurse(FileType.FILES) { if (it.name == 'node') found << it }
assert found.size() == 1 && found[0].canExecute()
return true
