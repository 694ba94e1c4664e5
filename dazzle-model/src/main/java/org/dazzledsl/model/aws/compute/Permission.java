package org.dazzledsl.model.aws.compute;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.Value;

/**
 * A statement of a role's policy that allows something.
 *
 * @param sid letters and digits, unique in its role
 * @param resources ARNs, with {@code *} and {@code ?} where they stand for several
 */
public record Permission(String sid, List<String> actions, List<Value> resources, Optional<Condition> condition) {

    public Permission {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        Objects.requireNonNull(condition, "condition");
        if (!sid.matches("[A-Za-z0-9]+") || actions.isEmpty() || resources.isEmpty()) {
            throw new IllegalArgumentException("Not a permission: " + sid + ", " + actions + ", " + resources);
        }
        if (actions.stream().anyMatch(action -> action.contains("*"))) {
            throw new IllegalArgumentException("A permission names its actions: " + actions);
        }
    }

    static Permission of(String sid, List<String> actions, List<Value> resources) {
        return new Permission(sid, actions, resources, Optional.empty());
    }

    /** All of them must hold: the keys of the request's context equal these values. */
    public record Condition(List<Equal> equal) {

        public Condition {
            equal = List.copyOf(equal);
        }
    }

    /** @param key such as {@code ses:FromAddress} */
    public record Equal(String key, String value) {}
}
