package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** AWS on loopback, with an account that is empty: {@code moto_server}, which has an engine for CloudFormation. */
final class LocalAws implements AutoCloseable {

    static final String COMMAND = "moto_server";

    /** The account that moto calls its callers' own. */
    static final String ACCOUNT = "123456789012";

    private static final String KEY = "loopback";
    private static final int MOST_ATTEMPTS = 600;

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private LocalAws(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static LocalAws start(Path log) throws IOException, InterruptedException {
        int port = freePort();
        Process process = new ProcessBuilder(COMMAND, "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        LocalAws aws = new LocalAws(process, port);
        for (int attempt = 0; !aws.answers(); attempt++) {
            if (attempt == MOST_ATTEMPTS || !process.isAlive()) {
                aws.close();
                throw new IOException(COMMAND + " does not answer: see " + log);
            }
            Thread.sleep(100);
        }
        return aws;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return request("GET", "/moto-api/") < 500;
        } catch (IOException e) {
            // It is not listening yet.
            return false;
        }
    }

    /** An account without anything in it, as at the beginning. */
    void empty() throws IOException, InterruptedException {
        request("POST", "/moto-api/reset");
    }

    /** Makes a bucket ({@code /bucket}), or an object of one ({@code /bucket/key}). */
    void put(String path, byte[] content) throws IOException, InterruptedException {
        int status = request("PUT", path, content);
        // moto says 409 to whoever makes his own bucket again.
        if (status >= 300 && status != 409) {
            throw new IOException("PUT " + path + ": " + status);
        }
    }

    /** The names of all buckets, as S3 lists them in XML. */
    String buckets() throws IOException, InterruptedException {
        return get("/");
    }

    /** What S3 says of a path in XML: of a bucket, what is in it. */
    String get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    /** Deletes an object of a bucket ({@code /bucket/key}). */
    void delete(String path) throws IOException, InterruptedException {
        int status = request("DELETE", path);
        if (status >= 300) {
            throw new IOException("DELETE " + path + ": " + status);
        }
    }

    private int request(String method, String path, byte... content) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Signed as far as moto looks: by this it knows that S3 is meant, and somebody who may. */
    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint().resolve(path))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + KEY + "/20260101/us-east-1/s3/aws4_request");
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What makes a program talk to this AWS and to no other. */
    Map<String, String> environment(String region) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_ENDPOINT_URL", endpoint().toString());
        // The URL of a template is for CloudFormation to read, which knows its buckets by AWS's own names.
        environment.put("AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION", "https://s3." + region + ".amazonaws.com");
        environment.put("AWS_ACCESS_KEY_ID", KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", KEY);
        environment.put("AWS_REGION", region);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    /** A client of a service in this AWS. */
    <C, B extends AwsClientBuilder<B, C>> C client(B builder, String region) {
        return builder.endpointOverride(endpoint())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
                .build();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
