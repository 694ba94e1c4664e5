package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.model.version.Checksum;

/**
 * What a result depends on besides its inputs: this plugin, its libraries, and what users put on its class path.
 *
 * @param parts in the order of the class path
 */
public record ToolIdentity(List<Part> parts) {

    public ToolIdentity {
        parts = List.copyOf(parts);
    }

    /**
     * An element of the class path.
     *
     * @param coordinates which artifact it is
     * @param file where it is: a jar, or a folder of classes
     * @param changing whether the same coordinates may stand for another content tomorrow: a snapshot
     */
    public record Part(String coordinates, Path file, boolean changing) {}

    /** A checksum over all of it; the content counts only where coordinates don't say enough. */
    public String digest() throws IOException {
        Checksum sum = new Checksum();
        for (Part part : parts) {
            sum.add(part.coordinates());
            if (part.changing() || Files.isDirectory(part.file())) {
                sum.add(content(part.file()));
            }
        }
        return sum.hex();
    }

    private static String content(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return Files.exists(file) ? Checksum.ofFile(file) : "";
        }
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(file)) {
            for (Path element : files.filter(Files::isRegularFile).toList()) {
                sums.put(file.relativize(element).toString().replace('\\', '/'), Checksum.ofFile(element));
            }
        }
        Checksum sum = new Checksum();
        sums.forEach((path, content) -> sum.add(path).add(content));
        return sum.hex();
    }
}
