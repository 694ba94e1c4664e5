package org.dazzledsl.maven.node;

import java.util.Locale;
import java.util.Optional;

/** A platform for which there is a pinned Node. */
public enum NodePlatform {
    LINUX("linux", "node"),
    LINUX_ARM64("linux-arm64", "node"),
    MAC("mac", "node"),
    MAC_ARM64("mac-arm64", "node"),
    WINDOWS("win32_x64", "node.exe");

    private final String folder;
    private final String executable;

    NodePlatform(String folder, String executable) {
        this.folder = folder;
        this.executable = executable;
    }

    /** @param osName,architecture Java's system properties {@code os.name} and {@code os.arch} */
    public static Optional<NodePlatform> of(String osName, String architecture) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = architecture.equals("aarch64");
        boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
        if (os.startsWith("linux") && (arm || intel)) {
            return Optional.of(arm ? LINUX_ARM64 : LINUX);
        }
        if (os.startsWith("mac") && (arm || intel)) {
            return Optional.of(arm ? MAC_ARM64 : MAC);
        }
        // Windows on ARM runs programs for x64.
        return os.startsWith("windows") && (arm || intel) ? Optional.of(WINDOWS) : Optional.empty();
    }

    /** The platform's name, which is its folder in the artifact. */
    public String folder() {
        return folder;
    }

    /** The file's name: {@code node}, or {@code node.exe}. */
    public String executable() {
        return executable;
    }
}
