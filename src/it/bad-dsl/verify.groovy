def log = new File(basedir, 'build.log').text
// In the form that editors and build servers look for, each once.
def annotated = log.readLines().findAll { it ==~ /\[ERROR\] \S+\.dsl:\[\d+,\d+\] .+/ }
assert annotated.size() == 3
assert annotated[0].startsWith('[ERROR] ' + new File(basedir, 'dsl/app.dsl').canonicalPath + ':[9,9] ')
assert log.contains('dsl/app.dsl:9:9: ')
assert log.contains('  name: strr(200) required')
assert log.contains('dsl/ledgers.dsl:4:3: ')
assert log.contains("account_code")
assert log.contains('dsl/mail.dsl:4:9: ')
assert log.contains('MojoFailureException')
assert !(log =~ /(?m)^\s+at (org|java)\./)
assert !new File(basedir, 'target/infra').exists()
return true
