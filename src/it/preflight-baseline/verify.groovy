def log = new File(basedir, 'build.log').text
assert log.contains('The baseline preflight-baseline.json holds ')
assert log.contains('1 in the baseline') || log.contains(' in the baseline.')
assert log.contains('critical TB_EVEN_NODE_COUNT at worse.toml:11')
assert log.contains('mended and left the baseline preflight-baseline.json')
def baseline = new File(basedir, 'preflight-baseline.json').text
assert !baseline.contains('TB_LOW_IOPS')
assert !baseline.contains('TB_EVEN_NODE_COUNT')
assert baseline.contains('ELB_HTTP_LISTENER')
return true
