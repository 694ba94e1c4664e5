package org.dazzledsl.maven.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux/node",
        "Linux, aarch64, linux-arm64/node",
        "Linux, ppc64le, none",
        "Mac OS X, x86_64, mac/node",
        "Mac OS X, aarch64, mac-arm64/node",
        "Windows 11, amd64, win32_x64/node.exe",
        "Windows 11, aarch64, win32_x64/node.exe",
        "FreeBSD, amd64, none"
    })
    void javasNamesOfPlatforms(String osName, String architecture, String expected) {
        String found = NodePlatform.of(osName, architecture)
                .map(platform -> platform.folder() + "/" + platform.executable())
                .orElse("none");
        assertEquals(expected, found);
    }
}
