def count = 20
def names = (1..count).collect { "module$it" }
names.eachWithIndex { name, i ->
    def folder = new File(basedir, name)
    new File(folder, 'dsl').mkdirs()
    new File(folder, 'pom.xml').text = """<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>

  <parent>
    <groupId>org.dazzledsl.it</groupId>
    <artifactId>reactor</artifactId>
    <version>1</version>
  </parent>

  <artifactId>$name</artifactId>
  <packaging>pom</packaging>
</project>
"""
    new File(folder, 'dazzle.toml').text = """[project]
name = "$name"
version = "1.0.0"
root = "$name"

[deploy]
environment = "dev"
"""
    // Every other one differs in what it has, so that a mix-up would be seen in the stacks as well as in the names.
    def file = i % 2 == 0 ? '  picture: file\n' : ''
    new File(folder, "dsl/${name}.dsl").text =
            "module $name\napp $name \"$name\"\n\nentity Thing \"Thing\":\n  id: uuid pk\n" + file
}
return true
