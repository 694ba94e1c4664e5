package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.oneOf;
import static org.dazzledsl.model.config.ConfigTypes.tableOf;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.DeployConfig.SecretReference;

/** The keys of {@code [deploy]} itself. */
final class GeneralTable {

    /** Tags that Dazzle sets itself. */
    private static final List<String> OWN_TAGS = List.of("app", "environment", "managed-by");

    private static final String TAG_NAME = "(?![Aa][Ww][Ss]:)(?=.{1,128}$)[\\p{L}\\p{N} +=._:/@-]+";

    static final ConfigKey<Boolean> ENABLED = new ConfigKey<>(
            "deploy.enabled", flag(), Default.of(true), "with false every goal says so and does nothing");
    static final ConfigKey<String> PROVIDER = new ConfigKey<>(
            "deploy.provider",
            oneOf("aws"),
            Default.of("aws"),
            "the cloud; a key of earlier versions, there is only AWS");
    static final ConfigKey<Environment> ENVIRONMENT = new ConfigKey<>(
            "deploy.environment",
            oneOf(environments()),
            Default.of(Environment.STAGING),
            "what is deployed to, unless -Ddazzle.environment says otherwise");
    static final ConfigKey<String> REGION =
            new ConfigKey<>("deploy.region", new AwsRegionType(), Default.of("us-east-1"), "the AWS region");
    static final ConfigKey<String> ACCOUNT = new ConfigKey<>(
            "deploy.account",
            text("twelve digits in quotes", "[0-9]{12}"),
            Default.none(),
            "the AWS account; without it, the one whose credentials deploy");
    static final ConfigKey<String> PERMISSIONS_BOUNDARY = new ConfigKey<>(
            "deploy.permissions_boundary",
            text(
                    "the ARN of a managed policy such as \"arn:aws:iam::123456789012:policy/boundary\"",
                    "arn:aws[a-z-]*:iam::(?:[0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]+"),
            Default.none(),
            "the policy that bounds every role");
    static final ConfigKey<String> KMS_KEY_ARN = new ConfigKey<>(
            "deploy.kms_key_arn",
            text(
                    "the ARN of a KMS key such as \"arn:aws:kms:us-east-1:123456789012:key/1234abcd\"",
                    "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+"),
            Default.none(),
            "the key that encrypts everything, instead of AWS's own keys");
    static final ConfigKey<String> BOOTSTRAP_QUALIFIER = new ConfigKey<>(
            "deploy.bootstrap_qualifier",
            text("up to ten letters and digits", "[A-Za-z0-9]{1,10}"),
            Default.none(),
            "of the CDK bootstrap stack, where it is not CDK's default");
    static final ConfigKey<Map<String, String>> TAGS = new ConfigKey<>(
            "deploy.tags",
            tableOf(
                    "a table of texts such as { owner = \"payments\" }",
                    "up to 128 letters, digits, spaces and + - = . _ : / @, not starting with aws:",
                    TAG_NAME,
                    name -> name,
                    text(
                            "up to 256 letters, digits, spaces and + - = . _ : / @",
                            "(?=.{0,256}$)[\\p{L}\\p{N} +=._:/@-]*")),
            Default.of(Map.of()),
            "put on everything that can be tagged, beside "
                    + ConfigTypes.inWords(OWN_TAGS).replace(" or ", " and "));

    static final ConfigKey<List<SecretReference>> SECRETS = new ConfigKey<>(
            "deploy.secrets",
            new SecretsType(),
            Default.of(List.of()),
            "secrets that exist in AWS; the container gets each as an environment variable, its name in upper case");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy",
            "What is deployed, and where to.",
            List.of(
                    ENABLED,
                    PROVIDER,
                    ENVIRONMENT,
                    REGION,
                    ACCOUNT,
                    PERMISSIONS_BOUNDARY,
                    KMS_KEY_ARN,
                    BOOTSTRAP_QUALIFIER,
                    TAGS,
                    SECRETS),
            List.of(
                    new Rule(
                            "`kms_key_arn` names a key of `region` and, where it is set, of `account`",
                            List.of(KMS_KEY_ARN, REGION, ACCOUNT),
                            GeneralTable::keyIsOfRegionAndAccount),
                    new Rule(
                            "`tags` leave out the tags that Dazzle sets itself, and are at most 40",
                            List.of(TAGS),
                            GeneralTable::tagsAreTheUsersOwn),
                    new Rule(
                            "the names of `secrets` still differ in upper case",
                            List.of(SECRETS),
                            GeneralTable::secretsHaveVariablesOfTheirOwn)));

    private GeneralTable() {}

    private static Map<String, Environment> environments() {
        Map<String, Environment> environments = new LinkedHashMap<>();
        for (Environment environment : Environment.values()) {
            environments.put(environment.word(), environment);
        }
        return environments;
    }

    private static void keyIsOfRegionAndAccount(Settings settings, Consumer<Problem> problems) {
        settings.find(KMS_KEY_ARN).ifPresent(arn -> {
            String[] parts = arn.split(":");
            if (!parts[3].equals(settings.get(REGION))) {
                problems.accept(ConfigProblems.contradiction(
                                settings.place(KMS_KEY_ARN), "'kms_key_arn' names a key in " + parts[3])
                        .expecting("a key in " + settings.get(REGION) + ", which is the region"));
            }
            settings.find(ACCOUNT)
                    .filter(account -> !account.equals(parts[4]))
                    .ifPresent(account -> problems.accept(ConfigProblems.contradiction(
                                    settings.place(KMS_KEY_ARN), "'kms_key_arn' names a key of the account " + parts[4])
                            .expecting("a key of " + account + ", which is the account")));
        });
    }

    private static void tagsAreTheUsersOwn(Settings settings, Consumer<Problem> problems) {
        int most = 40;
        for (String tag : OWN_TAGS) {
            if (settings.get(TAGS).containsKey(tag)) {
                problems.accept(ConfigProblems.contradiction(
                        settings.places().nearest(TAGS.path() + "." + tag),
                        "the tag '" + tag + "' is set by Dazzle itself"));
            }
        }
        if (settings.get(TAGS).size() > most) {
            problems.accept(Problem.error(
                            "out-of-range",
                            settings.place(TAGS),
                            "there are " + settings.get(TAGS).size() + " tags")
                    .expecting("at most " + most + ": AWS allows 50 on a resource, its own and Dazzle's included"));
        }
    }

    private static void secretsHaveVariablesOfTheirOwn(Settings settings, Consumer<Problem> problems) {
        Map<String, String> byVariable = new LinkedHashMap<>();
        for (SecretReference secret : settings.get(SECRETS)) {
            String other = byVariable.putIfAbsent(secret.name().toUpperCase(Locale.ROOT), secret.name());
            if (other != null) {
                problems.accept(ConfigProblems.contradiction(
                                settings.places().nearest(SECRETS.path() + "." + secret.name()),
                                "the secrets '" + other + "' and '" + secret.name()
                                        + "' would be the same environment variable")
                        .expecting("names that differ in upper case"));
            }
        }
    }

    static DeployConfig.Organization organization(Settings settings) {
        return new DeployConfig.Organization(
                settings.find(PERMISSIONS_BOUNDARY), settings.find(KMS_KEY_ARN), settings.find(BOOTSTRAP_QUALIFIER));
    }

    static SortedMap<String, String> tags(Settings settings) {
        return new TreeMap<>(settings.get(TAGS));
    }
}
