package org.dazzledsl.grammar.reading;

/** Strings as they stand in a text. */
final class Strings {

    private Strings() {}

    /** The index behind the string that opens at an index of a text; the text's end where its closing quote is missing. */
    static int end(String text, int open) {
        int index = open + 1;
        while (index < text.length() && text.charAt(index) != text.charAt(open)) {
            index += text.charAt(index) == '\\' ? 2 : 1;
        }
        return Math.min(index + 1, text.length());
    }

    /**
     * The value of a quoted string: {@code \n} and {@code \t} are a line feed and a tab, any other character behind a
     * backslash stands for itself. The closing quote may be missing.
     */
    static String value(String quoted) {
        int end = quoted.length();
        char quote = quoted.charAt(0);
        StringBuilder value = new StringBuilder(end);
        for (int i = 1; i < end; i++) {
            char character = quoted.charAt(i);
            if (character == quote) {
                break;
            }
            if (character == '\\' && i + 1 < end) {
                i++;
                value.append(
                        switch (quoted.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            default -> quoted.charAt(i);
                        });
            } else if (character != '\r') {
                // Line ends are LF, whatever the file has: the same text on any system.
                value.append(character);
            }
        }
        return value.toString();
    }
}
