package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StacksTest {

    @TempDir
    private Path folder;

    private GeneratedStacks generated;

    @BeforeEach
    void generate() throws IOException {
        generated = GeneratedFixture.in(folder, "dev");
    }

    @Test
    void allInTheOrderOfDeployment() throws Exception {
        Stacks all = named();
        assertEquals("Network, Data, Compute", all.names());
        assertTrue(all.areAll());
        assertEquals("all 3 stacks", all.inWords());
        assertEquals("bank-dev", all.base());
        assertEquals("eu-west-1 of the account that you are signed in to", all.place());
        assertEquals(Optional.of("eu-west-1"), all.region());
    }

    @Test
    void chosenOnesKeepThatOrder() throws Exception {
        assertEquals("the stacks Network, Compute", named("Compute", "Network").inWords());
        assertEquals("the stack Compute", named("Compute").inWords());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Network | Network, Data, Compute",
                "Data | Data, Compute",
                "Compute | Compute",
            })
    void whatNeedsAStackGoesWithIt(String stack, String all) throws Exception {
        assertEquals(all, named(stack).withDependents().names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Compue | p names 'Compue', and there is no such stack: expected some of Network, Data, Compute; did you"
                        + " mean 'Compute'?",
                "Cache | p names 'Cache', and there is no such stack: expected some of Network, Data, Compute.",
            })
    void stacksThatThereAreNot(String name, String message) {
        assertEquals(
                message,
                assertThrows(UnusableSettingException.class, () -> named(name)).getMessage());
    }

    @Test
    void parametersGoToTheStackThatHasThem() throws Exception {
        assertEquals(
                List.of("bank-dev-Compute:ImageTag=1.2.3", "bank-dev-Compute:TaskCount=current"),
                parameters(named(), "ImageTag=1.2.3", "TaskCount=current"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ImageTag | p holds 'ImageTag'; expected a name and a value, such as ImageTag=1.2.3.",
                "=1 | p holds '=1'; expected a name and a value, such as ImageTag=1.2.3.",
                "ImageTg=1 | p gives ImageTg a value, and none of Network, Data, Compute has such a parameter: expected"
                        + " some of ImageTag, TaskCount; did you mean 'ImageTag'?",
                "WireNetworkVpcId=x | p gives WireNetworkVpcId a value, and none of Network, Data, Compute has such a"
                        + " parameter: expected some of ImageTag, TaskCount.",
                "TaskCount=3 | p gives TaskCount the value '3'; expected one of configured, current.",
                "ImageTag= | p gives ImageTag the value ''; expected what matches [A-Za-z0-9_][A-Za-z0-9._-]{0,127}.",
            })
    void parametersThatThereAreNot(String given, String message) {
        assertEquals(
                message,
                assertThrows(UnusableSettingException.class, () -> parameters(named(), given))
                        .getMessage());
    }

    @Test
    void aStackThatIsNotChosenGetsNone() {
        assertEquals(
                "p gives ImageTag a value, and none of Data has such a parameter: expected none.",
                assertThrows(UnusableSettingException.class, () -> parameters(named("Data"), "ImageTag=1"))
                        .getMessage());
    }

    private Stacks named(String... names) throws UnusableSettingException {
        Stacks stacks = Stacks.named(generated.version(), List.of(names), "p");
        assertTrue(stacks.chosen().stream().map(StackVersion::name).allMatch(stacks::contains));
        return stacks;
    }

    private List<String> parameters(Stacks stacks, String... given) throws Exception {
        return StackParameters.qualified(stacks, generated.assembly(), List.of(given), "p");
    }
}
