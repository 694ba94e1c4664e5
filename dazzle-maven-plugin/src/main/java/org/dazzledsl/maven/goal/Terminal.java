package org.dazzledsl.maven.goal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.dazzledsl.maven.deployment.Confirmation;

/**
 * Who looks at Maven's output.
 *
 * @param isInteractive whether a person can be asked something: a terminal, and no {@code -B}
 * @param isColoured as Maven decides for its own lines
 * @param isLive whether a line may be written over: when a person looks on, and one module is built at a time
 */
record Terminal(boolean isInteractive, boolean isColoured, boolean isLive) {

    private static final String NO_COLOUR = "NO_COLOR";

    static Terminal of(MavenSession session) {
        boolean person = session.getRequest().isInteractiveMode() && isTerminal(System.console());
        String style = style(session.getUserProperties());
        // https://no-color.org: whatever its value is, as long as it has one.
        boolean isPlain =
                !Optional.ofNullable(System.getenv(NO_COLOUR)).orElse("").isEmpty();
        boolean isDumb = "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                person,
                style.equals("always") || style.equals("auto") && person && !isPlain && !isDumb,
                person && !isDumb && session.getRequest().getDegreeOfConcurrency() <= 1);
    }

    /** {@code always}, {@code never} or {@code auto}; Maven 4 has another name for it as well. */
    private static String style(Properties user) {
        return user.getProperty("style.color", user.getProperty("maven.style.color", "auto"));
    }

    /** From JDK 22 on there may be a console that is no terminal. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    Confirmation confirmation() {
        return isInteractive
                ? question -> Optional.of(Optional.ofNullable(System.console().readLine("%s", question))
                        .orElse(""))
                : Confirmation.NOBODY;
    }
}
