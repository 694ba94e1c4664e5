package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.oneOf;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;

/** The table {@code [deploy.email]}. */
final class EmailTable {

    static final ConfigKey<String> DOMAIN = new ConfigKey<>(
            "deploy.email.domain",
            text("a domain in lower case such as \"bank.example.com\"", InternetNames.DOMAIN),
            Default.none(),
            "the domain that mail is sent from");
    static final ConfigKey<String> FROM_ADDRESS = new ConfigKey<>(
            "deploy.email.from_address",
            text("an e-mail address such as \"no-reply@bank.example.com\"", InternetNames.MAILBOX),
            Default.none(),
            "the sender, unless the channel names one");
    static final ConfigKey<DeployConfig.EmailIdentity> IDENTITY = new ConfigKey<>(
            "deploy.email.identity",
            oneOf(identities()),
            Default.of(DeployConfig.EmailIdentity.CREATE),
            "whether the SES identity is created; \"existing\" where another environment of the account has created it");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.email",
            "Sending mail, if the specification has an email channel.",
            List.of(DOMAIN, FROM_ADDRESS, IDENTITY),
            List.of(new Rule(
                    "`from_address` is in `domain`, where both are set",
                    List.of(DOMAIN, FROM_ADDRESS),
                    EmailTable::senderIsInDomain)));

    private EmailTable() {}

    private static Map<String, DeployConfig.EmailIdentity> identities() {
        Map<String, DeployConfig.EmailIdentity> identities = new LinkedHashMap<>();
        for (DeployConfig.EmailIdentity identity : DeployConfig.EmailIdentity.values()) {
            identities.put(identity.name().toLowerCase(Locale.ROOT), identity);
        }
        return identities;
    }

    private static void senderIsInDomain(Settings settings, Consumer<Problem> problems) {
        settings.find(DOMAIN)
                .ifPresent(domain -> settings.find(FROM_ADDRESS)
                        .filter(address -> !address.endsWith("@" + domain) && !address.endsWith("." + domain))
                        .ifPresent(address -> problems.accept(ConfigProblems.contradiction(
                                        settings.place(FROM_ADDRESS), "'from_address' is \"" + address + "\"")
                                .expecting("an address in " + domain + ", which is 'domain'"))));
    }

    static DeployConfig.Email read(Settings settings) {
        return new DeployConfig.Email(settings.find(DOMAIN), settings.find(FROM_ADDRESS), settings.get(IDENTITY));
    }
}
