// A repository with two applications. Of the one, a revision has a queue under its old name, one doesn't link, the last has
// the queue under its new name, and the work tree has a stream besides that nobody committed. The other never changes.
def git = { String... arguments ->
    def command = ['git', '-c', 'user.name=it', '-c', 'user.email=it@example.org', '-c', 'commit.gpgsign=false'] + (arguments as List)
    def process = new ProcessBuilder(command as String[]).directory(basedir).redirectErrorStream(true).start()
    def output = process.inputStream.text
    assert process.waitFor() == 0: command.join(' ') + ': ' + output
}
def dsl = new File(basedir, 'apps/shop/dsl/shop.dsl')
def first = dsl.text

git 'init', '-q', '-b', 'main'
git 'add', 'apps'
git 'commit', '-q', '-m', 'Take orders'
git 'tag', 'v1'
dsl.text = first + '  kind: nosuchkind\n'
git 'commit', '-q', '-a', '-m', 'Break it'
git 'tag', 'broken'
dsl.text = first.replace('channel orders', 'channel purchases')
git 'commit', '-q', '-a', '-m', 'Call them purchases'
dsl.text += '\nchannel audit "Audit":\n  kind: stream\n'
return true
