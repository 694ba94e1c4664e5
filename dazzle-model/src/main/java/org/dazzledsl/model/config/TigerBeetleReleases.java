package org.dazzledsl.model.config;

import java.util.List;
import java.util.Optional;

/**
 * The releases of the TigerBeetle server whose sums are known. A sum stands here only when a public packaging of the
 * release checks against it; a version without one needs the user's own.
 */
public final class TigerBeetleReleases {

    /** The newest release whose sums are known for both architectures. */
    public static final String DEFAULT_VERSION = "0.17.6";

    private static final List<Release> KNOWN = List.of(
            // The fixed-output fetch of a Nix flake, a single source.
            new Release(
                    DEFAULT_VERSION,
                    Architecture.X86_64,
                    "6eeb55fabc2c067a4b082395f4a373bc23420bc41b1bf011ed946797e53297b6"),
            // The same flake.
            new Release(
                    DEFAULT_VERSION,
                    Architecture.ARM64,
                    "266b1ccc8bd6ebb593acad220840c772ef6584cc8af3866f848b3e9602f66c0b"),
            // The Arch Linux user repository's tigerbeetle-bin, a single source.
            new Release(
                    "0.17.0", Architecture.X86_64, "32f93835849ed9bbce3471679ee73984b15950da345c350fa1c0ffa513373824"));

    private TigerBeetleReleases() {}

    private record Release(String version, Architecture architecture, String sha256) {}

    /** The SHA-256 of a release's archive, 64 lower-case hexadecimal digits, where it is known. */
    public static Optional<String> sha256(String version, Architecture architecture) {
        return KNOWN.stream()
                .filter(release -> release.version().equals(version) && release.architecture() == architecture)
                .map(Release::sha256)
                .findFirst();
    }

    /** Where TigerBeetle publishes a release's archive. */
    public static String archive(String version, Architecture architecture) {
        String machine = architecture == Architecture.ARM64 ? "aarch64" : "x86_64";
        return "https://github.com/tigerbeetle/tigerbeetle/releases/download/" + version + "/tigerbeetle-" + machine
                + "-linux.zip";
    }
}
