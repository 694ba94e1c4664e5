import groovy.json.JsonSlurper

['shop', 'bank'].each { module ->
    def infra = new File(basedir, module + '/target/infra')
    def assembly = new File(infra, new JsonSlurper().parse(new File(infra, 'cdk.json')).app)
    def network = new File(assembly, 'Network.template.json').text
    assert network.contains("/$module/dev/network/vpc_id")
    assert new JsonSlurper().parse(new File(basedir, module + '/target/dazzle/plan.json')).application == module
}
return true
