def log = new File(basedir, 'build.log').text
assert log.contains('MojoExecutionException')
assert log.contains('Node') && log.contains('dazzle.node')
assert !(log =~ /(?m)^\s+at (org|java)\./)
assert !new File(basedir, 'target/infra').exists()
return true
