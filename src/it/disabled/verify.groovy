assert !new File(basedir, 'target/infra').exists()
assert new File(basedir, 'build.log').text.count('enabled = false') == 3
return true
