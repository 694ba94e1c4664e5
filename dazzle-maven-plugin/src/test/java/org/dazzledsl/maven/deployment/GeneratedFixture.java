package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.model.version.DataResource;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.dazzledsl.model.version.StackEnvironment;

/** A generated folder, written by hand: three stacks, of which Compute has parameters. */
final class GeneratedFixture {

    static final String CDK_VERSION = "2.1148.1";

    private static final String VERSION = "0123456789ab";

    private GeneratedFixture() {}

    static GeneratedStacks in(Path folder, String environment) throws IOException {
        return in(folder, environment, Optional.empty());
    }

    static GeneratedStacks in(Path folder, String environment, Optional<String> account) throws IOException {
        List<StackVersion> stacks = new ArrayList<>();
        Path assembly =
                Files.createDirectories(folder.resolve(InfraFolder.ASSEMBLIES).resolve(VERSION));
        for (String name : List.of("Network", "Data", "Compute")) {
            String file = name + ".template.json";
            Files.writeString(assembly.resolve(file), name.equals("Compute") ? COMPUTE : "{\"Resources\": {}}");
            stacks.add(new StackVersion(
                    name,
                    "bank-" + environment + "-" + name,
                    file,
                    "0".repeat(64),
                    new StackEnvironment(account, Optional.of("eu-west-1"))));
        }
        Files.writeString(folder.resolve("package.json"), """
                {"devDependencies": {"aws-cdk": "%s"}}
                """.formatted(CDK_VERSION));
        return new GeneratedStacks(
                new InfraFolder(folder),
                new InfraVersion(
                        VERSION,
                        "0.1.0",
                        Instant.EPOCH,
                        environment,
                        stacks,
                        List.of(
                                data("Network", "FlowLogs", "AWS::Logs::LogGroup", environment, "Retain"),
                                data("Data", "AssetsBucket", "AWS::S3::Bucket", environment, "Retain"),
                                data("Data", "DatabaseCluster", "AWS::RDS::DBCluster", environment, "Snapshot"),
                                data("Data", "Jobs", "AWS::SQS::Queue", environment, "Delete")),
                        Optional.empty(),
                        Optional.empty()),
                "target/infra");
    }

    private static DataResource data(String stack, String id, String type, String environment, String policy) {
        return new DataResource(
                stack, "", id, type, Optional.of(environment.equals("dev") ? "Delete" : policy), new TreeMap<>());
    }

    /** Makes the folder look as if npm had installed that version of the command line. */
    static void install(Path folder, String version) throws IOException {
        Path modules = Files.createDirectories(folder.resolve("node_modules"));
        Files.createDirectories(modules.resolve("aws-cdk/bin"));
        Files.writeString(modules.resolve("aws-cdk/bin/cdk"), "");
        Files.writeString(modules.resolve(".package-lock.json"), """
                {"packages": {"node_modules/aws-cdk": {"version": "%s"}}}
                """.formatted(version));
    }

    private static final String COMPUTE = """
            {
              "Resources": {},
              "Parameters": {
                "ImageTag": {"Type": "String", "Default": "none", "AllowedPattern": "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}"},
                "TaskCount": {"Type": "String", "Default": "configured", "AllowedValues": ["configured", "current"]},
                "WireNetworkVpcId": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/bank/vpc_id"}
              }
            }
            """;
}
