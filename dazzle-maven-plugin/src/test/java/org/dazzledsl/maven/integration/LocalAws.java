package org.dazzledsl.maven.integration;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** An AWS on loopback for the scripts of integration tests: moto's server, asked as AWS is. */
public final class LocalAws implements AutoCloseable {

    private static final String REGION = "eu-west-1";

    /** As CDK names the one that it bootstraps, in the account of which moto plays the part. */
    private static final String BUCKET = "/cdk-hnb659fds-assets-123456789012-" + REGION;

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final int ATTEMPTS = 300;
    private static final int PAUSE_MILLIS = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process server;
    private final String endpoint;

    private LocalAws(Process server, int port) {
        this.server = server;
        this.endpoint = "http://127.0.0.1:" + port;
    }

    /**
     * Waits until it answers. It ends with the build that started it, if not before.
     *
     * @param log file for what the server prints
     */
    public static LocalAws start(Path log) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process server = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        LocalAws aws = new LocalAws(server, port);
        Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
        aws.waitUntilItAnswers(log);
        return aws;
    }

    /** Puts into it what {@code cdk bootstrap} would have put there: as much of it as anybody asks for here. */
    public void bootstrap() throws IOException, InterruptedException {
        put(
                "",
                "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + "<LocationConstraint>"
                        + REGION + "</LocationConstraint></CreateBucketConfiguration>");
        call(
                "ssm",
                request("/")
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AmazonSSM.PutParameter")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"Name\": \"/cdk-bootstrap/hnb659fds/version\", \"Type\": \"String\", \"Value\": \"99\"}")));
    }

    /** Puts an asset into CDK's bucket. */
    public void upload(String key, String content) throws IOException, InterruptedException {
        put("/" + key, content);
    }

    /** Asks CloudFormation, with an action and its parameters; the answer is XML. */
    public String formation(Map<String, String> parameters) throws IOException, InterruptedException {
        String form = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "Version=2010-05-15&", ""));
        return call(
                "cloudformation",
                request("/").header("Content-Type", FORM).POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Has Maven in a project ask this one: by system properties, which every version of Maven hands on. */
    public void serve(Path project) throws IOException {
        Path folder = Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(
                folder.resolve("jvm.config"),
                "-Daws.endpointUrl=" + endpoint + " -Daws.accessKeyId=loopback -Daws.secretAccessKey=loopback"
                        + " -Daws.disableEc2Metadata=true\n");
    }

    /** Has the CDK command line ask this one: by a file that {@code AWS_CONFIG_FILE} names. */
    public void writeConfiguration(Path file) throws IOException {
        Files.writeString(file, """
                [default]
                region = %s
                endpoint_url = %s
                aws_access_key_id = loopback
                aws_secret_access_key = loopback
                """.formatted(REGION, endpoint));
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
    }

    private void waitUntilItAnswers(Path log) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                formation(Map.of("Action", "ListStacks"));
                return;
            } catch (IOException e) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        close();
        throw new IllegalStateException("moto_server does not answer: " + Files.readString(log));
    }

    private void put(String path, String content) throws IOException, InterruptedException {
        call(
                "s3",
                request(BUCKET + path)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofString(content)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path));
    }

    private String call(String service, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest signed = request.header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=loopback/20260101/" + REGION + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .build();
        HttpResponse<String> response = client.send(signed, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(service + " answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
