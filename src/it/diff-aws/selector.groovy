try {
    def moto = new ProcessBuilder('moto_server', '--help').redirectErrorStream(true).start()
    moto.inputStream.text
    return moto.waitFor() == 0
} catch (IOException e) {
    println 'Skipped: no moto_server on the PATH whose stacks could be compared with'
    return false
}
