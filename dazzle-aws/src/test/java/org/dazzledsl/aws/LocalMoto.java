package org.dazzledsl.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/** moto's server on this machine, and its clients; a test that starts it where there is none on the PATH is skipped. */
record LocalMoto(Process server, URI endpoint) {

    private static final AwsCredentialsProvider SOMEBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    static LocalMoto start() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process server = start(port);
        waitFor(port);
        return new LocalMoto(server, URI.create("http://127.0.0.1:" + port));
    }

    private static Process start(int port) {
        try {
            return new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "There is no moto_server on the PATH: " + e.getMessage());
            throw new IllegalStateException(e);
        }
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

    CloudFormationClient formation() {
        return formation(SOMEBODY);
    }

    CloudFormationClient formation(AwsCredentialsProvider credentials) {
        return CloudFormationClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    S3Client s3() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(SOMEBODY)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    void stop() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().onExit().join();
    }
}
