package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;

/** The table {@code [deploy.dns]}. */
final class DnsTable {

    static final ConfigKey<String> DOMAIN_NAME = new ConfigKey<>(
            "deploy.dns.domain_name",
            text("a domain in lower case such as \"bank.example.com\"", InternetNames.DOMAIN),
            Default.none(),
            "the application's address; without it there is no HTTPS");
    static final ConfigKey<String> HOSTED_ZONE_ID = new ConfigKey<>(
            "deploy.dns.hosted_zone_id",
            text("the id of a Route 53 zone such as \"Z0123456789ABCDEFGHIJ\"", "Z[A-Z0-9]{1,31}"),
            Default.none(),
            "the zone that gets the domain's records");
    static final ConfigKey<String> CERTIFICATE_ARN = new ConfigKey<>(
            "deploy.dns.certificate_arn",
            text(
                    "the ARN of a certificate such as \"arn:aws:acm:us-east-1:123456789012:certificate/1234abcd\"",
                    "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+"),
            Default.none(),
            "a certificate that exists");
    static final ConfigKey<Boolean> CREATE_CERTIFICATE = new ConfigKey<>(
            "deploy.dns.create_certificate",
            flag(),
            Default.from("true without `certificate_arn`", settings -> !settings.isWritten(CERTIFICATE_ARN)),
            "a certificate for the domain, validated through the hosted zone");
    static final ConfigKey<Boolean> REDIRECT_HTTP_TO_HTTPS = new ConfigKey<>(
            "deploy.dns.redirect_http_to_https", flag(), Default.of(true), "with a domain, whether port 80 redirects");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.dns",
            "The application's domain and certificate.",
            List.of(DOMAIN_NAME, HOSTED_ZONE_ID, CREATE_CERTIFICATE, CERTIFICATE_ARN, REDIRECT_HTTP_TO_HTTPS),
            List.of(
                    new Rule(
                            "`domain_name` needs a certificate: `hosted_zone_id` to create one, or `certificate_arn`",
                            List.of(DOMAIN_NAME, HOSTED_ZONE_ID, CREATE_CERTIFICATE, CERTIFICATE_ARN),
                            DnsTable::domainHasCertificate),
                    new Rule(
                            "`create_certificate` is not true beside `certificate_arn`",
                            List.of(CREATE_CERTIFICATE, CERTIFICATE_ARN),
                            DnsTable::oneCertificate),
                    new Rule(
                            "`certificate_arn` names a certificate of `region`",
                            List.of(CERTIFICATE_ARN, GeneralTable.REGION),
                            DnsTable::certificateIsOfRegion),
                    new Rule(
                            "`hosted_zone_id` and `certificate_arn` have no effect without `domain_name` (a warning)",
                            List.of(DOMAIN_NAME, HOSTED_ZONE_ID, CERTIFICATE_ARN),
                            DnsTable::zoneHasDomain)));

    private DnsTable() {}

    private static void domainHasCertificate(Settings settings, Consumer<Problem> problems) {
        if (!settings.isWritten(DOMAIN_NAME) || settings.isWritten(CERTIFICATE_ARN)) {
            return;
        }
        if (!settings.get(CREATE_CERTIFICATE)) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(CREATE_CERTIFICATE),
                            "'create_certificate' is false, and 'domain_name' has no certificate")
                    .expecting("'certificate_arn', or a certificate that is created"));
        } else if (!settings.isWritten(HOSTED_ZONE_ID)) {
            problems.accept(Problem.error(
                            "missing-key",
                            settings.place(DOMAIN_NAME),
                            "'domain_name' is there without 'hosted_zone_id' or 'certificate_arn'")
                    .expecting("the zone in which a certificate can be validated, or a certificate that exists"));
        }
    }

    private static void oneCertificate(Settings settings, Consumer<Problem> problems) {
        if (settings.isWritten(CERTIFICATE_ARN) && settings.get(CREATE_CERTIFICATE)) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(CREATE_CERTIFICATE),
                            "'create_certificate' is true, and 'certificate_arn' names a certificate")
                    .expecting("one of the two"));
        }
    }

    private static void certificateIsOfRegion(Settings settings, Consumer<Problem> problems) {
        settings.find(CERTIFICATE_ARN)
                .map(arn -> arn.split(":")[3])
                .filter(region -> !region.equals(settings.get(GeneralTable.REGION)))
                .ifPresent(region -> problems.accept(ConfigProblems.contradiction(
                                settings.place(CERTIFICATE_ARN), "'certificate_arn' names a certificate in " + region)
                        .expecting("one in " + settings.get(GeneralTable.REGION) + ", where the load balancer is")));
    }

    private static void zoneHasDomain(Settings settings, Consumer<Problem> problems) {
        for (ConfigKey<?> key : List.of(HOSTED_ZONE_ID, CERTIFICATE_ARN)) {
            if (settings.isWritten(key) && !settings.isWritten(DOMAIN_NAME)) {
                problems.accept(ConfigProblems.noEffect(
                        settings.place(key), "'" + key.name() + "' has no effect without 'domain_name'"));
            }
        }
    }

    static DeployConfig.Dns read(Settings settings) {
        return new DeployConfig.Dns(
                settings.find(DOMAIN_NAME),
                settings.find(HOSTED_ZONE_ID),
                settings.get(CREATE_CERTIFICATE),
                settings.find(CERTIFICATE_ARN),
                settings.get(REDIRECT_HTTP_TO_HTTPS));
    }
}
