import java.nio.file.Files
import java.nio.file.Path

// A PATH with every command of this machine but Node.
def bin = Files.createDirectories(basedir.toPath().resolve('bin'))
System.getenv('PATH').split(File.pathSeparator).collect { Path.of(it) }.findAll { Files.isDirectory(it) }.each { folder ->
    Files.list(folder).withCloseable { commands ->
        commands.filter { !it.fileName.toString().startsWith('node') }.forEach { command ->
            def link = bin.resolve(command.fileName)
            if (!Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, command)
            }
        }
    }
}
// Nor may the pinned one be there, which an earlier run may have fetched.
new File(localRepositoryPath, 'com/microsoft/playwright').deleteDir()
return true
