import org.dazzledsl.maven.integration.LocalAws

def aws = LocalAws.start(basedir.toPath().resolve('aws.log'))
context.put('aws', aws)
aws.bootstrap()
aws.serve(basedir.toPath())
aws.writeConfiguration(basedir.toPath().resolve('aws.config'))
return true
