def log = new File(basedir, 'build.log').text
// Once in the plan; and generate's failure, once for people and once where editors look for it.
assert log.count('even node count') == 3
assert log.contains('dazzle.toml:11:')
assert new File(basedir, 'target/dazzle/plan.json').isFile()
assert !new File(basedir, 'target/infra').exists()
return true
