import org.dazzledsl.maven.deployment.AwsOfScripts

def aws = AwsOfScripts.start(basedir.toPath().resolve('aws.log'))
context.put('aws', aws)
aws.bootstrap()
aws.serveMaven(basedir.toPath())
aws.serveCdk(basedir.toPath().resolve('aws.config'))
return true
