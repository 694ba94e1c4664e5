package org.dazzledsl.maven.goal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
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

    private static final String AUTO = "auto";

    static Terminal of(MavenSession session) {
        boolean isInteractive = session.getRequest().isInteractiveMode() && isTerminal(System.console());
        boolean isCapable = isInteractive && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                isInteractive,
                isColoured(
                        style(session.getUserProperties()),
                        Optional.ofNullable(System.getenv("NO_COLOR")),
                        Maven4.isColoured(session),
                        isCapable),
                isCapable && session.getRequest().getDegreeOfConcurrency() <= 1);
    }

    /**
     * @param style {@code always}, {@code never} or {@code auto}
     * @param noColour https://no-color.org: whatever it is, as long as it is something
     * @param byMaven what Maven decided for itself, where it tells
     */
    static boolean isColoured(String style, Optional<String> noColour, Optional<Boolean> byMaven, boolean isCapable) {
        if (!style.equals(AUTO)) {
            return style.equals("always");
        }
        return noColour.filter(value -> !value.isEmpty()).isEmpty() && byMaven.orElse(isCapable);
    }

    /** Maven 4 has another name for it as well. */
    private static String style(Properties user) {
        return user.getProperty("style.color", user.getProperty("maven.style.color", AUTO));
    }

    /** From JDK 22 on there may be a console that is no terminal. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Before that, there is none but on a terminal.
            return true;
        }
    }

    /** The terminal itself, where a line may be written over: Maven 4 logs what is written to {@code System.out}. */
    Optional<PrintStream> screen() {
        return isLive
                ? Optional.of(new PrintStream(
                        new FileOutputStream(FileDescriptor.out),
                        false,
                        System.console().charset()))
                : Optional.empty();
    }

    Confirmation confirmation() {
        return isInteractive
                ? question -> Optional.of(Optional.ofNullable(System.console().readLine("%s", question))
                        .orElse(""))
                : Confirmation.NOBODY;
    }

    /** What only Maven 4 tells, whose classes Maven 3 doesn't have. */
    private static final class Maven4 {

        private Maven4() {}

        /** Which {@code --color} decides, besides the properties. */
        static Optional<Boolean> isColoured(MavenSession session) {
            try {
                Object api = MavenSession.class.getMethod("getSession").invoke(session);
                Class<?> factory = Class.forName(
                        "org.apache.maven.api.services.MessageBuilderFactory",
                        true,
                        MavenSession.class.getClassLoader());
                Class<?> session4 =
                        Class.forName("org.apache.maven.api.Session", true, MavenSession.class.getClassLoader());
                Object service = session4.getMethod("getService", Class.class).invoke(api, factory);
                return Optional.of((boolean) factory.getMethod("isColorEnabled").invoke(service));
            } catch (ReflectiveOperationException e) {
                return Optional.empty();
            }
        }
    }
}
