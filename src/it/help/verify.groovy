def log = new File(basedir, 'build.log').text
['dazzle:generate', 'dazzle:help', 'dazzle:plan', 'dazzle:validate'].each { assert log.contains(it) }
['dazzle.skip', 'dazzle.environment', 'dazzle.configFile', 'dazzle.dslDirectory', 'dazzle.outputDirectory', 'dazzle.node',
 'dazzle.plan.detail', 'dazzle.validate.syntaxOnly'].each { assert log.contains(it) }
return true
