def log = new File(basedir, 'build.log').text
assert log.count('even node count') == 2
assert log.contains('dazzle.toml:11:')
assert new File(basedir, 'target/dazzle/plan.json').isFile()
assert !new File(basedir, 'target/infra').exists()
return true
