package org.dazzledsl.maven.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.dazzledsl.model.aws.compute.ContainerImage.Pushed;
import org.dazzledsl.model.aws.compute.Service;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.InfraVersion.StackVersion;

/**
 * The files that make a cloud assembly something that {@code npx cdk deploy} works on.
 *
 * @param base the application and environment, as the stacks' names begin: {@code bank-prod}
 * @param cliVersion of the CDK command line that reads the assembly
 * @param imageIsPushed whether the image to run is said when the stacks are deployed
 */
record CdkProject(String base, String cliVersion, boolean imageIsPushed, InfraVersion version) {

    static final String PACKAGE_JSON = "package.json";

    static final String README = "README.md";

    String cdkJson() {
        ObjectNode json = StableJson.object();
        json.put("app", InfraFolder.ASSEMBLIES + "/" + version.version());
        return StableJson.write(json);
    }

    String packageJson() {
        ObjectNode json = StableJson.object();
        json.put("name", base + "-infra");
        json.put("private", true);
        json.putObject("scripts").put("cdk", "cdk");
        json.putObject("devDependencies").put("aws-cdk", cliVersion);
        return StableJson.write(json);
    }

    String readme() {
        String stacks = version.stacks().stream()
                .map(stack -> "| " + stack.name() + " | " + stack.stackName() + " |\n")
                .collect(Collectors.joining());
        String first =
                version.stacks().stream().findFirst().map(StackVersion::name).orElseThrow();
        return """
                # Infrastructure of %s

                Generated; change the specification or `dazzle.toml` instead, and run `mvn dazzle:generate`.

                | Stack | CloudFormation stack |
                |---|---|
                %s
                Look at it (no AWS credentials needed):

                    npm install
                    npx cdk ls

                Deploy it (with AWS credentials; the first time in an account and region, `npx cdk bootstrap` before):

                    npx cdk deploy --all

                In the project, `mvn dazzle:deploy` does the same after preflight, and shows before what it changes.

                One stack, with those that it needs: `npx cdk deploy %s`. What a deployment would change: `npx cdk diff`.
                %s
                %s
                `cdk.json` names the cloud assembly in `cdk.out`, `.dazzle-infra-version.json` says what it holds, and
                `reasons.json` says where the elements stand that the templates name under `Metadata`.
                """.formatted(base, stacks, first, imageIsPushed ? rollout() : "", teardown());
    }

    /** Only that stack: a parameter is given to all stacks that are deployed, and CloudFormation refuses it in others. */
    private static String rollout() {
        return """

                No task runs before there is an image. To roll one out, push it to the repository that the output
                `RepositoryUri` of the stack Compute names, and deploy that stack with its tag, which later deployments keep:

                    npx cdk deploy Compute --exclusively --parameters %1$s=1.2.3

                A rollout starts with the configured number of tasks. To start with as many as auto scaling has made of it,
                add `--parameters %2$s=%3$s`.
                """.formatted(Pushed.TAG_PARAMETER, Service.COUNT_PARAMETER, Service.CURRENT_COUNT);
    }

    private String teardown() {
        Environment environment = Environment.ofWord(version.environment()).orElseThrow();
        String after;
        if (environment.isProduction()) {
            after = """

                    Each stack refuses to be deleted until its termination protection is lifted
                    (`aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name …`). What
                    holds data stays even then.
                    """;
        } else if (environment.keepsWhatHoldsData()) {
            after = """

                    What holds data stays: volumes, network interfaces, buckets, the image repository and logs are kept, of the
                    database and the cache a last snapshot.
                    """;
        } else {
            after = """

                    It leaves nothing. CloudFormation deletes no bucket that holds anything, though: empty the buckets first
                    (in the console, which empties them of old versions as well), or empty them when it says so, and repeat.
                    In the project, `mvn dazzle:destroy` empties them itself.
                    """;
        }
        return """
                Take it all down:

                    npx cdk destroy --all
                """ + after;
    }
}
