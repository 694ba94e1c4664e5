def log = new File(basedir, 'build.log').text
assert log.contains('high TB_LOW_IOPS at dazzle.toml:12: IOPS below minimum')
assert log.contains('high PREFLIGHT_SUPPRESSION_EXPIRED at dazzle.toml:14: the suppression of TB_LOW_IOPS expired on 2020-12-31')
return true
