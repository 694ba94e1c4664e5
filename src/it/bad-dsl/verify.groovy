def log = new File(basedir, 'build.log').text
assert log.contains('dsl/app.dsl:9:9: ')
assert log.contains('  name: strr(200) required')
assert log.contains('dsl/ledgers.dsl:4:3: ')
assert log.contains("account_code")
assert log.contains('dsl/mail.dsl:4:9: ')
assert log.contains('MojoFailureException')
assert !(log =~ /(?m)^\s+at (org|java)\./)
assert !new File(basedir, 'target/infra').exists()
return true
