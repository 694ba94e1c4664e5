package org.dazzledsl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dazzledsl.model.config.DeployConfig.SecretReference;
import org.dazzledsl.model.config.DeployConfig.SecretStore;
import org.junit.jupiter.api.Test;

class SecretsTypeTest {

    @Test
    void showsThemAsTheTableThatTheyAre() {
        SecretsType type = new SecretsType();
        assertEquals("{}", type.show(List.of()));
        assertEquals(
                "{ token = \"ssm:/bank/token\", key = \"secretsmanager:bank-key\" }",
                type.show(List.of(
                        new SecretReference("token", SecretStore.SSM, "/bank/token"),
                        new SecretReference("key", SecretStore.SECRETS_MANAGER, "bank-key"))));
    }
}
