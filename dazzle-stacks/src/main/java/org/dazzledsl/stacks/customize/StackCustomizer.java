package org.dazzledsl.stacks.customize;

/**
 * Changes the infrastructure before its templates are written: adds resources, sets properties, applies aspects. Found as a
 * {@link java.util.ServiceLoader} service on the plugin's {@code <dependencies>}; it needs a public constructor without
 * parameters. Several are called in the order of their class names.
 *
 * <p>What it makes must depend on nothing but what it is given: the same specification must have the same templates on every
 * machine. The jar that it is in counts as input of {@code generate}.
 */
public interface StackCustomizer {

    /**
     * Called once, when all of the infrastructure stands and nothing has been written.
     *
     * @throws RuntimeException with a message for people when it can't be; nothing is written then
     */
    void customize(Infrastructure infrastructure);
}
