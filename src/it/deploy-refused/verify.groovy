import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def runs = log.split('Scanning for projects').toList().tail()
assert runs.size() == 6

assert runs[0].contains("It can't be shown what this changes: The stack shop-dev-Network could not be read from AWS: ")
assert runs[0].contains('Nothing was deployed: nobody can be asked here whether to deploy all 4 stacks of shop-dev to' +
        ' eu-west-1 of the account that you are signed in to. Where that is decided beforehand, say so with' +
        ' -Ddazzle.deploy.approve.')
assert runs[0].contains('MojoFailureException')

assert runs[1].contains('Preflight fails for dev with ')
assert runs[1].contains('MojoFailureException')
def report = new JsonSlurper().parse(new File(basedir, 'target/dazzle/preflight.json'))
assert report.templates.origin.startsWith('target/infra/cdk.out/')

assert runs[2].contains("dazzle.deploy.stacks names 'Compue', and there is no such stack: expected some of ")
assert runs[2].contains("did you mean 'Compute'?")
assert runs[2].contains('MojoExecutionException')

assert runs[3].contains('Nothing was deployed: dazzle.diff.failOn is set, and what this changes is not known.')
assert runs[3].contains('MojoFailureException')

assert runs[4].contains('The stack shop-dev-Network could not be read from AWS: ')
assert runs[4].contains('MojoExecutionException')

assert runs[5].count('Skipped.') == 2

// Generated it was, but nobody got as far as installing the CDK command line.
assert new File(basedir, 'target/infra/cdk.json').isFile()
assert !new File(basedir, 'target/infra/node_modules').exists()
assert !log.contains('at org.dazzledsl')
return true
