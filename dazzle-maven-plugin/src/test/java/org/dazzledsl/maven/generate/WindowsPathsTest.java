package org.dazzledsl.maven.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.model.version.InfraVersion;
import org.junit.jupiter.api.Test;

/** On a file system like that of Windows: with drives, and backslashes between names. */
class WindowsPathsTest {

    @Test
    void whatWasGeneratedIsUpToDate() throws Exception {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            ShopProject shop = new ShopProject(windows.getPath("C:\\build\\the shop"));
            assertInstanceOf(Generated.class, shop.generate());
            assertInstanceOf(UpToDate.class, shop.generate());
            shop.write("dsl\\shop.dsl", ShopProject.DSL + "  receipt: file\n");
            assertInstanceOf(Generated.class, shop.generate());
            assertEquals(2, shop.synthesized);
        }
    }

    @Test
    void anOutputOnAnotherDriveIsUpToDateToo() throws Exception {
        try (FileSystem windows = Jimfs.newFileSystem(
                Configuration.windows().toBuilder().setRoots("C:\\", "D:\\").build())) {
            ShopProject shop = new ShopProject(windows.getPath("C:\\build\\shop"));
            shop.outputDirectory = Optional.of(windows.getPath("D:\\infra"));
            assertInstanceOf(Generated.class, shop.generate());
            assertTrue(Files.exists(windows.getPath("D:\\infra\\cdk.json")));
            assertInstanceOf(UpToDate.class, shop.generate());
        }
    }

    @Test
    void theSameFilesAreWrittenAsElsewhere() throws Exception {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
                FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
            TreeMap<String, String> there = generated(windows.getPath("C:\\build\\shop"));
            assertEquals(generated(unix.getPath("/build/shop")), there);
            assertFalse(there.toString().contains("\\\\"), there.toString());
        }
    }

    private static TreeMap<String, String> generated(Path base) throws Exception {
        ShopProject shop = new ShopProject(base);
        shop.timestamp = Optional.of(java.time.Instant.EPOCH);
        assertInstanceOf(Generated.class, shop.generate());
        return contents(base.resolve("target").resolve("infra"));
    }

    /** By the names with slashes. */
    private static TreeMap<String, String> contents(Path folder) throws IOException {
        TreeMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        assertTrue(contents.containsKey(InfraVersion.FILE_NAME), contents.keySet()::toString);
        return contents;
    }
}
