package org.dazzledsl.maven.markup;

/** Texts in a Markdown that others render: in a pull request, say. */
public final class MarkdownText {

    private MarkdownText() {}

    /** What can't be mistaken for Markdown or HTML, on one line. */
    public static String escaped(String plain) {
        return plain.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|#@~])", "\\\\$1");
    }
}
