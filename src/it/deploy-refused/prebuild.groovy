// There is an AWS to be asked, and nobody answers: a port of this machine that is closed.
def port = new ServerSocket(0).withCloseable { it.localPort }
new File(basedir, '.mvn').mkdirs()
new File(basedir, '.mvn/jvm.config').text = "-Daws.endpointUrl=http://127.0.0.1:$port -Daws.accessKeyId=loopback" +
        ' -Daws.secretAccessKey=loopback -Daws.disableEc2Metadata=true\n'
return true
