import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers

// An AWS on loopback, with what cdk bootstrap would have put into it.
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
def stacks = {
    call('cloudformation', 'POST', '/', 'application/x-www-form-urlencoded', 'Action=ListStacks&Version=2010-05-15')
}
def isUp = false
for (int attempt = 0; attempt < 300 && !isUp; attempt++) {
    try {
        stacks()
        isUp = true
    } catch (IOException e) {
        sleep 100
    }
}
assert isUp
context.put('stacks', stacks)

call('s3', 'PUT', '/cdk-hnb659fds-assets-123456789012-eu-west-1', 'application/xml',
        '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
                + '<LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>')
call('ssm', 'POST', '/', 'application/x-amz-json-1.1',
        '{"Name": "/cdk-bootstrap/hnb659fds/version", "Type": "String", "Value": "99"}',
        ['X-Amz-Target': 'AmazonSSM.PutParameter'])

// For the plugin as system properties, which every version of Maven hands on; for the command line in a file.
new File(basedir, '.mvn').mkdirs()
new File(basedir, '.mvn/jvm.config').text = "-Daws.endpointUrl=http://127.0.0.1:$port -Daws.accessKeyId=loopback" +
        ' -Daws.secretAccessKey=loopback -Daws.disableEc2Metadata=true\n'
new File(basedir, 'aws.config').text = """
[default]
region = eu-west-1
endpoint_url = http://127.0.0.1:$port
aws_access_key_id = loopback
aws_secret_access_key = loopback
"""
return true
