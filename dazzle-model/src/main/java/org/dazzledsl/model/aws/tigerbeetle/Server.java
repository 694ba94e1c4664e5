package org.dazzledsl.model.aws.tigerbeetle;

import java.util.Objects;
import java.util.Optional;

/**
 * The release of the TigerBeetle server that is installed.
 *
 * @param version such as {@code 0.17.6}
 * @param archive where its archive is: an {@code https://} or {@code s3://} address
 * @param sha256 of the archive, 64 lower-case hexadecimal digits; without it a node refuses to install anything
 */
public record Server(String version, String archive, Optional<String> sha256) {

    public Server {
        Objects.requireNonNull(sha256, "sha256");
        if (version.isBlank() || !archive.matches("(https|s3)://\\S+")) {
            throw new IllegalArgumentException("Not a server: " + version + " from " + archive);
        }
    }
}
