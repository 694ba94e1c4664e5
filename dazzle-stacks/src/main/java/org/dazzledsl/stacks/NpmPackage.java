package org.dazzledsl.stacks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An npm package in the jar of its Java counterpart, where jsii looks for it.
 *
 * @param name in npm
 * @param coordinates of the jar: group and artifact id, with a slash between
 * @param beside a class of the jar in the folder of the package's archive; it is not initialized
 */
record NpmPackage(String name, String coordinates, Class<?> beside) {

    /** In a package's archive everything stands in a folder of this name. */
    private static final String ARCHIVE_ROOT = "package/";

    /** What Node reads, and what must stay with it. The rest, twice as large, is for compilers and people. */
    static final Pattern NEEDED = Pattern.compile(".*\\.(js|cjs|json)|(.*/)?(LICENSE|NOTICE)[^/]*");

    private static final int BUFFER_BYTES = 1 << 16;

    String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream content = resource("/META-INF/maven/" + coordinates + "/pom.properties")) {
            properties.load(content);
        }
        return properties.getProperty("version");
    }

    /** Unpacks it into a folder, which is made. */
    void unpack(Path target) throws IOException {
        Path folder = target.toAbsolutePath().normalize();
        String archive = name.substring(name.indexOf('/') + 1) + "@" + version() + ".jsii.tgz";
        try (InputStream bytes = resource(archive);
                GZIPInputStream unzipped = new GZIPInputStream(bytes, BUFFER_BYTES);
                TarArchiveInputStream files = new TarArchiveInputStream(unzipped)) {
            FileWriters writers = new FileWriters();
            try {
                for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                    String file = entry.getName();
                    if (entry.isFile()
                            && file.startsWith(ARCHIVE_ROOT)
                            && NEEDED.matcher(file).matches()) {
                        writers.write(target(folder, file.substring(ARCHIVE_ROOT.length())), files.readAllBytes());
                    }
                }
            } finally {
                writers.close();
            }
        }
    }

    private static Path target(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("A package may not write beside its folder: " + name);
        }
        return file;
    }

    private InputStream resource(String path) {
        return Objects.requireNonNull(beside.getResourceAsStream(path), path);
    }
}
