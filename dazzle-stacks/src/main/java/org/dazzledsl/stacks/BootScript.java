package org.dazzledsl.stacks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The script that a TigerBeetle replica's machine runs when it first starts, as its user data. */
final class BootScript {

    private static final String RESOURCE = "tigerbeetle/boot.sh";

    /** Ends what the script writes to a file. */
    private static final String END_OF_FILE = "EOF";

    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<'?" + END_OF_FILE + "'?$");

    private BootScript() {}

    /**
     * @param variables what the script says in its head that it needs; values may hold marks of {@link Intrinsics}, which stand for ids
     *     and addresses
     */
    static String with(Map<String, String> variables) {
        StringBuilder script = new StringBuilder("#!/bin/bash\n");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            script.append(variable.getKey())
                    .append('=')
                    .append(quoted(variable.getValue()))
                    .append('\n');
        }
        return script.append(text()).toString();
    }

    /** Without comments and indentation, but in what the script writes to files: user data has room for 16 KiB. */
    static String text() {
        StringBuilder text = new StringBuilder();
        boolean written = false;
        for (String line : source().lines().toList()) {
            String code = line.strip();
            if (written) {
                text.append(line).append('\n');
            } else if (!code.isEmpty() && !code.startsWith("#")) {
                text.append(code).append('\n');
            }
            written = written
                    ? !line.equals(END_OF_FILE)
                    : HERE_DOCUMENT.matcher(line).find();
        }
        return text.toString();
    }

    private static String source() {
        try (InputStream script = BootScript.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(script, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In single quotes nothing has a meaning to the shell but the quote itself. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
