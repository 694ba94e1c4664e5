assert !new File(basedir, 'target').exists()
def log = new File(basedir, 'build.log').text
assert log.count('Skipped.') >= 6
return true
