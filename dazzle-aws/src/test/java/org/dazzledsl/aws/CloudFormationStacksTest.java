package org.dazzledsl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.dazzledsl.model.diff.DeployedStacks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Against moto's server on this machine; where there is none on the PATH, these tests say that they were skipped. */
class CloudFormationStacksTest {

    private static final String TEMPLATE = "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}}}";

    private Process server;
    private CloudFormationClient client;

    @BeforeEach
    void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try {
            server = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "There is no moto_server on the PATH: " + e.getMessage());
        }
        waitFor(port);
        client = client(port);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        }
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
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().onExit().join();
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

    private static CloudFormationClient client(int port) {
        return CloudFormationClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void waitFor(int port) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        assumeTrue(false, "moto_server did not start");
    }
}
