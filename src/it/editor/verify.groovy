def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'dsl/editor.dsl').canonicalPath
assert log.contains("[WARNING] ${file} [5:8]: the ledger 'Wallet' has no currency")
assert log.contains("[WARNING] ${file}:[5,8] the ledger 'Wallet' has no currency")
assert log.contains('1 file is sound, with 1 warning.')
return true
