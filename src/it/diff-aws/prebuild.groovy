import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers

// An AWS on loopback. What this application generates is deployed to it, its Messaging stack with the nested stacks; then the
// application changes.
def port = new ServerSocket(0).withCloseable { it.localPort }
def moto = new ProcessBuilder('moto_server', '-H', '127.0.0.1', '-p', "$port")
        .redirectErrorStream(true).redirectOutput(new File(basedir, 'aws.log')).start()
def stop = { moto.descendants().forEach { it.destroyForcibly() }; moto.destroyForcibly() }
Runtime.runtime.addShutdownHook(new Thread(stop))
context.put('stop', stop)

def client = HttpClient.newHttpClient()
def call = { String service, String method, String path, String type, String body, Map headers = [:] ->
    def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port$path"))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header('Content-Type', type)
            .header('Authorization', "AWS4-HMAC-SHA256 Credential=loopback/20260101/eu-west-1/$service/aws4_request,"
                    + ' SignedHeaders=host, Signature=0')
    headers.each { request.header(it.key, it.value) }
    def response = client.send(request.build(), BodyHandlers.ofString())
    assert response.statusCode() < 300: response.body()
    response.body()
}
def formation = { Map parameters ->
    def form = (parameters + [Version: '2010-05-15'])
            .collect { "$it.key=" + URLEncoder.encode(it.value as String, 'UTF-8') }.join('&')
    call('cloudformation', 'POST', '/', 'application/x-www-form-urlencoded', form)
}
def isUp = false
for (int attempt = 0; attempt < 300 && !isUp; attempt++) {
    try {
        formation(Action: 'ListStacks')
        isUp = true
    } catch (IOException e) {
        sleep 100
    }
}
assert isUp

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
def bucket = 'cdk-hnb659fds-assets-123456789012-eu-west-1'
call('s3', 'PUT', "/$bucket", 'application/xml', '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        + '<LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>')
def assets = new JsonSlurper().parse(new File(assembly, 'Messaging.assets.json')).files
assert assets.size() > 1
assets.each { hash, asset ->
    def key = asset.destinations.values().first().objectKey
    call('s3', 'PUT', "/$bucket/$key", 'application/json', new File(assembly, asset.source.path).text)
}
call('ssm', 'POST', '/', 'application/x-amz-json-1.1',
        '{"Name": "/cdk-bootstrap/hnb659fds/version", "Type": "String", "Value": "99"}',
        ['X-Amz-Target': 'AmazonSSM.PutParameter'])
formation(Action: 'CreateStack', StackName: 'shop-dev-Messaging', 'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
        TemplateBody: new File(assembly, 'Messaging.template.json').text)

def dsl = new File(basedir, 'dsl/shop.dsl')
dsl.text = dsl.text.replace('channel returns', 'channel refunds')

// System properties, as every version of Maven hands them on.
new File(basedir, '.mvn').mkdirs()
new File(basedir, '.mvn/jvm.config').text = "-Daws.endpointUrl=http://127.0.0.1:$port -Daws.accessKeyId=loopback" +
        ' -Daws.secretAccessKey=loopback -Daws.disableEc2Metadata=true\n'
return true
