package org.dazzledsl.model.aws.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements.EmailTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTextTest {

    @Test
    void aTemplateShowsEachFieldUnderANameThatPeopleCanRead() {
        TemplateText text = TemplateText.of(template("Your receipt", List.of("order_number", "total")));
        assertEquals("Your receipt", text.subject());
        assertEquals("Your receipt\n\nOrder number: {{order_number}}\nTotal: {{total}}\n", text.text());
        assertEquals("""
                <!DOCTYPE html>
                <html>
                <head><meta charset="utf-8"><title>Your receipt</title></head>
                <body>
                <h1>Your receipt</h1>
                <table>
                <tr><th align="left">Order number</th><td>{{order_number}}</td></tr>
                <tr><th align="left">Total</th><td>{{total}}</td></tr>
                </table>
                </body>
                </html>
                """, text.html());
    }

    @Test
    void aMessageWithoutFieldsHasNoTable() {
        TemplateText text = TemplateText.of(template("Ping", List.of()));
        assertEquals("Ping\n\n", text.text());
        assertEquals(false, text.html().contains("<table>"));
    }

    @Test
    void whatWouldBeMarkupIsEscapedInHtmlAlone() {
        TemplateText text = TemplateText.of(template("Fish & \"Chips\" <now>", List.of()));
        assertEquals("Fish & \"Chips\" <now>", text.subject());
        assertEquals(true, text.html().contains("<h1>Fish &amp; &quot;Chips&quot; &lt;now&gt;</h1>"));
    }

    /** SES refuses a template whose braces don't match, and a mail whose data lacks a field that the template names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Order {{total}} received  | Order {{total}} received",
                "Order {{number}} received | Order { { number } } received",
                "Order {{ total received   | Order { { total received",
                "'Over\n  two lines'       | Over two lines",
                "'  '                      | Receipt",
            })
    void aSubjectIsOneThatSesAccepts(String title, String subject) {
        assertEquals(subject, TemplateText.of(template(title, List.of("total"))).subject());
    }

    private static EmailTemplate template(String title, List<String> fields) {
        return new EmailTemplate(
                "Receipt", title, fields, new Reason("message Receipt", Span.at("a.dsl", 1, 1), "it is sent"));
    }
}
