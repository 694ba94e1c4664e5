def log = new File(basedir, 'build.log').text
['dazzle:deploy', 'dazzle:destroy', 'dazzle:diff', 'dazzle:generate', 'dazzle:help', 'dazzle:plan', 'dazzle:preflight', 'dazzle:rules', 'dazzle:schema', 'dazzle:validate'].each { assert log.contains(it) }
['dazzle.skip', 'dazzle.environment', 'dazzle.configFile', 'dazzle.dslDirectory', 'dazzle.outputDirectory', 'dazzle.node',
 'dazzle.plan.detail', 'dazzle.diff.against', 'dazzle.diff.failOn', 'dazzle.manifest.file', 'dazzle.validate.syntaxOnly', 'dazzle.deploy.approve', 'dazzle.destroy.approve'].each { assert log.contains(it) }
assert new File(basedir, 'target/dazzle/dazzle-toml.schema.json').text == new File(basedir, '../../../../docs/dazzle-toml.schema.json').text
return true
