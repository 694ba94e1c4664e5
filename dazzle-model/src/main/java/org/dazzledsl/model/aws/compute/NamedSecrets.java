package org.dazzledsl.model.aws.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.DeployConfig.SecretReference;
import org.dazzledsl.model.config.DeployConfig.SecretStore;

/** The secrets that the configuration names, by the environment variable that each becomes. They win over all others. */
record NamedSecrets(Map<String, SecretReference> byVariable, ConfigPlaces places) {

    static NamedSecrets of(DeployConfig config) {
        Map<String, SecretReference> byVariable = new LinkedHashMap<>();
        config.secrets().forEach(secret -> byVariable.put(secret.name().toUpperCase(Locale.ROOT), secret));
        return new NamedSecrets(byVariable, config.places());
    }

    List<String> variables() {
        return List.copyOf(byVariable.keySet());
    }

    boolean has(String variable) {
        return byVariable.containsKey(variable);
    }

    SecretReference get(String variable) {
        return byVariable.get(variable);
    }

    /** That a variable is not what it would be without the configuration. */
    Note winsOver(String variable, String other) {
        SecretReference secret = get(variable);
        String store = secret.store() == SecretStore.SSM ? "ssm:" : "secretsmanager:";
        return new Note(
                variable + " comes from " + store + secret.id() + ", as configured, and not from " + other + ".",
                places.because(
                        "deploy.secrets." + secret.name(), "a secret that is named wins over others of its name"));
    }
}
