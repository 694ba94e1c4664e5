import groovy.json.JsonSlurper
import org.dazzledsl.maven.deployment.AwsOfScripts

// What this application generates is deployed, its Messaging stack with the nested stacks; then the application changes.
def aws = AwsOfScripts.start(basedir.toPath().resolve('aws.log'))
context.put('aws', aws)
aws.bootstrap()
aws.serveMaven(basedir.toPath())

// The same Maven and repository as for the runs that follow.
def isWindows = System.getProperty('os.name').startsWith('Windows')
def command = [new File(System.getProperty('maven.home'), isWindows ? 'bin/mvn.cmd' : 'bin/mvn').path, '-B',
        '-s', new File(basedir, '../interpolated-settings.xml').path,
        '-Dmaven.repo.local=' + new File(basedir, '../../it-repository').canonicalPath,
        'dazzle:generate', '-Ddazzle.outputDirectory=deployed']
def generate = new ProcessBuilder(command as String[]).directory(basedir).redirectErrorStream(true).start()
def output = generate.inputStream.text
assert generate.waitFor() == 0: output

def infra = new File(basedir, 'deployed')
def assembly = new File(infra, new JsonSlurper().parse(new File(infra, 'cdk.json')).app)
def assets = new JsonSlurper().parse(new File(assembly, 'Messaging.assets.json')).files
assert assets.size() > 1
assets.each { hash, asset ->
    aws.upload(asset.destinations.values().first().objectKey, new File(assembly, asset.source.path).bytes)
}
aws.create('shop-dev-Messaging', new File(assembly, 'Messaging.template.json').text)

def dsl = new File(basedir, 'dsl/shop.dsl')
dsl.text = dsl.text.replace('channel returns', 'channel refunds')
return true
