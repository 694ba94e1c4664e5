def log = new File(basedir, 'build.log').text
assert log.contains('dazzle.toml:7:')
assert log.contains('dazzle.toml:8:1: ') && log.contains("did you mean 'region'?")
assert log.contains('dazzle.toml:11:')
assert log.contains('dazzle.toml:14:')
assert log.contains('4 errors')
assert !(log =~ /(?m)^\s+at (org|java)\./)
assert !new File(basedir, 'target/infra').exists()
return true
