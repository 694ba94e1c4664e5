for (String program : ['moto_server', 'npm']) {
    try {
        def process = new ProcessBuilder(program, '--help').redirectErrorStream(true).start()
        process.inputStream.text
        process.waitFor()
    } catch (IOException e) {
        println "Skipped: no $program on the PATH to deploy with"
        return false
    }
}
return true
