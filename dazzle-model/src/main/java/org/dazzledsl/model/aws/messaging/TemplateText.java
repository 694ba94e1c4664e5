package org.dazzledsl.model.aws.messaging;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dazzledsl.model.infra.InfraRequirements.EmailTemplate;

/** The three texts of a mail: its title as the subject, then each of its fields with a name that people can read. */
record TemplateText(String subject, String html, String text) {

    private static final Pattern BRACES = Pattern.compile("\\{\\{(\\w+)}}|\\{(?=\\{)");

    static TemplateText of(EmailTemplate message) {
        String title = title(message);
        return new TemplateText(title, html(title, message.fields()), text(title, message.fields()));
    }

    /** Of double braces in a title, only those around a field are left: SES refuses a template with others. */
    private static String title(EmailTemplate message) {
        // A title may run over several lines; a subject may not.
        String line = message.title().strip().replaceAll("\\s+", " ");
        return BRACES.matcher(line.isEmpty() ? message.message() : line).replaceAll(braces -> {
            boolean field = braces.group(1) != null && message.fields().contains(braces.group(1));
            return Matcher.quoteReplacement(field ? braces.group() : apart(braces.group()));
        });
    }

    private static String apart(String braces) {
        return braces.replace("{", "{ ").replace("}", " }");
    }

    private static String html(String title, List<String> fields) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title></head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        if (!fields.isEmpty()) {
            html.append("<table>\n");
            for (String field : fields) {
                html.append("<tr><th align=\"left\">")
                        .append(escaped(label(field)))
                        .append("</th><td>{{")
                        .append(field)
                        .append("}}</td></tr>\n");
            }
            html.append("</table>\n");
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static String text(String title, List<String> fields) {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (String field : fields) {
            text.append('\n').append(label(field)).append(": {{").append(field).append("}}");
        }
        return text.append('\n').toString();
    }

    /** {@code first_name} reads "First name". */
    private static String label(String field) {
        String words = field.replace('_', ' ').strip();
        return words.isEmpty() ? field : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
