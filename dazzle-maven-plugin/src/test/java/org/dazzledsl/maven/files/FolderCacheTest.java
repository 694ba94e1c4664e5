package org.dazzledsl.maven.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class FolderCacheTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, XDG_CACHE_HOME, /caches, /caches/dazzle",
        "Linux, XDG_CACHE_HOME, relative, /home/ann/.cache/dazzle",
        "Linux, XDG_CACHE_HOME, '', /home/ann/.cache/dazzle",
        "Linux, LOCALAPPDATA, /local, /home/ann/.cache/dazzle",
        "Mac OS X, OTHER, x, /home/ann/Library/Caches/dazzle",
        "Windows 11, LOCALAPPDATA, /local, /local/dazzle",
        "Windows 11, OTHER, x, /home/ann/.cache/dazzle"
    })
    void thePlatformsUsualPlace(String osName, String variable, String value, String expected) {
        assertEquals(
                Path.of(expected), FolderCache.defaultDirectory(Map.of(variable, value), osName, Path.of("/home/ann")));
    }
}
