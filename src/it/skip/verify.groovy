// Maven 4 keeps a repository of its own in target.
['dazzle', 'infra'].each { assert !new File(basedir, "target/$it").exists() }
def log = new File(basedir, 'build.log').text
assert log.count('Skipped.') >= 6
return true
