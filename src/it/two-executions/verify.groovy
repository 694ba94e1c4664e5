import groovy.json.JsonSlurper

['dev', 'prod'].each { environment ->
    def infra = new File(basedir, "target/infra-$environment")
    assert new JsonSlurper().parse(new File(infra, '.dazzle-infra-version.json')).environment == environment
    def assembly = new File(infra, new JsonSlurper().parse(new File(infra, 'cdk.json')).app)
    assert new File(assembly, 'Network.template.json').text.contains("/shop/$environment/network/vpc_id")
}

def log = new File(basedir, 'build.log').text
['dev', 'prod'].each { environment ->
    assert log.count("for $environment in target/infra-$environment") == 1
    assert log.count("target/infra-$environment is up to date") == 1
}
return true
