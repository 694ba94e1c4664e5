package org.dazzledsl.maven.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.version.AssemblyVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentAssembliesTest {

    @TempDir
    Path base;

    private ShopProject shop;

    @BeforeEach
    void project() throws IOException {
        shop = new ShopProject(base);
    }

    @Test
    void anOutputThatIsUpToDateIsTakenAsItIs() throws Exception {
        Generated generated = (Generated) shop.generate();
        String version = generated.version().version();
        assertEquals(version, assemblies().upToDate().orElseThrow().version());
        try (CurrentAssembly assembly = assemblies().of(planned())) {
            assertEquals(base.resolve("target/infra/cdk.out").resolve(version), assembly.folder());
        }
        assertTrue(Files.exists(base.resolve("target/infra/cdk.out").resolve(version)));
        assertEquals(1, shop.synthesized);
    }

    @Test
    void withoutAnOutputItIsSynthesizedAsideAndRemoved() throws Exception {
        assertEquals(Optional.empty(), assemblies().upToDate());
        Path folder;
        try (CurrentAssembly assembly = assemblies().of(planned())) {
            folder = assembly.folder();
            assertTrue(Files.exists(folder.resolve("Network.template.json")));
        }
        assertFalse(Files.exists(folder));
        assertEquals(0, asideFolders());
        assertFalse(Files.exists(base.resolve("target/infra")));
    }

    @Test
    void anOutputThatIsOlderThanItsInputsIsLeftAlone() throws Exception {
        shop.generate();
        var before = shop.output();
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  receipt: file\n");
        assertEquals(Optional.empty(), assemblies().upToDate());
        try (CurrentAssembly assembly = assemblies().of(planned())) {
            assertFalse(assembly.folder().startsWith(base.resolve("target/infra")));
        }
        assertEquals(2, shop.synthesized);
        assertEquals(before, shop.output());
    }

    @Test
    void whatIsAsideIsWhatWouldBeGenerated() throws Exception {
        String aside;
        try (CurrentAssembly assembly = assemblies().of(planned())) {
            aside = AssemblyVersion.of(assembly.folder());
        }
        assertEquals(aside, ((Generated) shop.generate()).version().version());
    }

    @Test
    void aMovedLineNeedsNoSynthesis() throws Exception {
        shop.generate();
        shop.write("dsl/shop.dsl", "# hello\n" + ShopProject.DSL);
        assertEquals(Optional.empty(), assemblies().upToDate());
        try (CurrentAssembly assembly = assemblies().of(planned())) {
            assertTrue(assembly.folder().startsWith(base.resolve("target/infra")));
        }
        assertEquals(1, shop.synthesized);
    }

    @Test
    void anOutputElsewhereWithTheSameRequirementsServesAsWell() throws Exception {
        shop.outputDirectory = Optional.of(base.resolve("cloud"));
        shop.generate();
        shop.outputDirectory = Optional.empty();
        try (CurrentAssembly assembly = assemblies().of(planned())) {
            assertTrue(assembly.folder().startsWith(base.resolve("cloud")));
        }
    }

    @Test
    void aDamagedOutputIsNotBelieved() throws Exception {
        String version = ((Generated) shop.generate()).version().version();
        Files.writeString(base.resolve("target/infra/cdk.out").resolve(version).resolve("Network.template.json"), "{}");
        try (CurrentAssembly assembly = assemblies().of(planned())) {
            assertEquals(version, AssemblyVersion.of(assembly.folder()));
        }
        assertEquals(2, shop.synthesized);
    }

    @Test
    void whatGenerateRefusesCanBeLookedAt() throws Exception {
        shop.write("dazzle.toml", ShopProject.TOML + "[deploy.tigerbeetle]\nnode_count = 2\n");
        shop.write("dsl/shop.dsl", ShopProject.DSL + """

                ledger Wallet:
                  account_code: 1001
                  account_type: asset
                  currency: GBP
                """);
        Reading.Planned planned = planned();
        assertFalse(planned.plan().refusals().isEmpty());
        try (CurrentAssembly assembly = assemblies().of(planned)) {
            assertTrue(Files.exists(assembly.folder().resolve("Network.template.json")));
        }
    }

    @Test
    void aSynthesisThatFailsLeavesNothing() throws Exception {
        CurrentAssemblies broken = new CurrentAssemblies(shop.settings(), () -> (requirements, assembly) -> {
            Files.createDirectories(assembly);
            throw new IOException("broken");
        });
        Reading.Planned planned = planned();
        assertThrows(IOException.class, () -> broken.of(planned));
        assertEquals(0, asideFolders());
    }

    private CurrentAssemblies assemblies() {
        return new CurrentAssemblies(shop.settings(), () -> shop::synthesize);
    }

    private Reading.Planned planned() throws IOException {
        return assertInstanceOf(
                Reading.Planned.class,
                new ProjectPipeline().read(shop.settings().project()));
    }

    private long asideFolders() throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("target/dazzle/state"))) {
            return files.filter(Files::isDirectory).count();
        }
    }
}
