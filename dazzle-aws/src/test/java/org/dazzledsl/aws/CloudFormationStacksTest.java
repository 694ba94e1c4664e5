package org.dazzledsl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.dazzledsl.model.diff.DeployedStacks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Against moto's server on this machine; where there is none on the PATH, these tests say that they were skipped. */
class CloudFormationStacksTest {

    private static final String TEMPLATE = "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}}}";

    private Optional<LocalMoto> moto = Optional.empty();
    private CloudFormationClient client;

    @BeforeEach
    void start() throws Exception {
        moto = Optional.of(LocalMoto.start());
        client = moto.get().formation();
    }

    @AfterEach
    void stop() {
        moto.ifPresent(LocalMoto::stop);
    }

    @Test
    void theTemplateOfAStackThatIsDeployed() throws Exception {
        client.createStack(request -> request.stackName("bank-dev-Network").templateBody(TEMPLATE));
        try (DeployedStacks stacks = new CloudFormationStacks(client)) {
            assertEquals(
                    TEMPLATE.replaceAll("\\s", ""),
                    stacks.template("bank-dev-Network").orElseThrow().replaceAll("\\s", ""));
            assertEquals(Map.of(), stacks.nestedStacks("bank-dev-Network"));
            assertEquals(Optional.empty(), stacks.template("bank-dev-Data"));
        }
    }

    @Test
    void whatCannotBeReachedIsSaid() {
        moto.orElseThrow().stop();
        try (DeployedStacks stacks = new CloudFormationStacks(client)) {
            String message = assertThrows(IOException.class, () -> stacks.template("bank-dev-Network"))
                    .getMessage();
            assertTrue(message.startsWith("The stack bank-dev-Network could not be read from AWS: "), message);
        }
    }

    @Test
    void itIsFoundAsAService() {
        assertEquals(
                CloudFormationConnector.class,
                ServiceLoader.load(DeployedStacks.Connector.class)
                        .findFirst()
                        .orElseThrow()
                        .getClass());
    }
}
