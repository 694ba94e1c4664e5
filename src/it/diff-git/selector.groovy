try {
    return ['git', '--version'].execute().waitFor() == 0
} catch (IOException e) {
    println 'Skipped: no git on the PATH to compare with a revision'
    return false
}
