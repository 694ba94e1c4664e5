package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build has taken out of CDK's npm packages. */
class NodeModulesTest {

    private static final Pattern SERVICE = Pattern.compile("software\\.amazon\\.awscdk\\.services\\.(\\w+)\\.");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        CdkProgram.unpack(folder);
    }

    private static Path cdk() {
        return folder.resolve("node_modules/aws-cdk-lib");
    }

    @Test
    void theServicesAreThoseOfWhichThereAreResources() throws IOException {
        SortedSet<String> used = new TreeSet<>();
        for (Path source : files(Path.of("src/main/java"))) {
            Matcher service = SERVICE.matcher(Files.readString(source));
            while (service.find()) {
                used.add("aws-" + service.group(1));
            }
        }
        try (Stream<Path> children = Files.list(cdk())) {
            SortedSet<String> unpacked = children.map(
                            child -> child.getFileName().toString())
                    .filter(name -> name.startsWith("aws-"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(used, unpacked, "node-modules.xml names the services that sources use");
        }
    }

    /** Java's classes say which properties there are, and Node's what CloudFormation calls them. */
    @Test
    void theyAreOfTheSameVersionAsTheClassesInJava() throws IOException {
        Properties java = new Properties();
        try (InputStream properties = software.amazon.awscdk.$Module.class.getResourceAsStream(
                "/META-INF/maven/software.amazon.awscdk/aws-cdk-lib/pom.properties")) {
            java.load(properties);
        }
        String version = java.getProperty("version");
        assertEquals(
                version,
                JSON.readTree(cdk().resolve("package.json").toFile())
                        .path("version")
                        .asText());
        assertTrue(CdkProgram.version().matches(Pattern.quote(version) + "-[0-9a-f]+"), CdkProgram.version());
    }

    /** They are in our jar, where Maven's look at licences doesn't find them. */
    @Test
    void eachPackageHasItsLicenceWithItAndIsFree() throws IOException {
        Set<String> free = Set.of("Apache-2.0", "MIT", "ISC", "BlueOak-1.0.0", "(MIT OR GPL-3.0-or-later)");
        SortedSet<Path> descriptions = files(folder);
        descriptions.removeIf(file -> !file.endsWith("package.json"));
        for (Path description : descriptions) {
            JsonNode license = JSON.readTree(description.toFile()).path("license");
            // Without one it is no package, but a note for tools in a package's folder.
            if (license.isTextual()) {
                assertTrue(free.contains(license.asText()), () -> description + ": " + license);
                try (Stream<Path> beside = Files.list(description.getParent())) {
                    assertTrue(
                            beside.anyMatch(
                                    other -> other.getFileName().toString().startsWith("LICENSE")),
                            description::toString);
                }
            }
        }
    }

    private static SortedSet<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
