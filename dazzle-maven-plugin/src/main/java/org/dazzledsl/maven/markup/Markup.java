package org.dazzledsl.maven.markup;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML and SVG, with Java's own writer of XML: it escapes every text and every value, and closes every element with
 * a tag of its own, as HTML wants it.
 */
public final class Markup {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    public Markup() {
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Every Java platform writes XML", e);
        }
    }

    /** What writes one part of it. */
    @FunctionalInterface
    private interface Step {
        void write() throws XMLStreamException;
    }

    /** @param attributes names and values in turn */
    public Markup open(String element, String... attributes) {
        return step(() -> {
            xml.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
            }
        });
    }

    public Markup close() {
        return step(xml::writeEndElement);
    }

    public Markup text(String plain) {
        return step(() -> xml.writeCharacters(clean(plain)));
    }

    /** An element that holds a text and nothing else. */
    public Markup element(String element, String plain, String... attributes) {
        return open(element, attributes).text(plain).close();
    }

    /** An element of HTML that holds nothing and has no end: {@code <meta>}. */
    public Markup single(String element, String... attributes) {
        return step(() -> {
            xml.writeEmptyElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
            }
        });
    }

    public Markup newLine() {
        return step(() -> xml.writeCharacters("\n"));
    }

    /** Markup of our own as it is: never anything that came from elsewhere. */
    public Markup raw(String markup) {
        return step(() -> {
            // What stands before is complete only now: an element's start is closed by what follows it.
            xml.writeCharacters("");
            xml.flush();
            text.write(markup);
        });
    }

    public String write() {
        step(xml::flush);
        return text.toString();
    }

    /** Control characters have no form in HTML. */
    private static String clean(String plain) {
        StringBuilder clean = null;
        for (int i = 0; i < plain.length(); i++) {
            char character = plain.charAt(i);
            if (character < ' ' && character != '\n' && character != '\t' || character == '\u007f') {
                if (clean == null) {
                    clean = new StringBuilder(plain);
                }
                clean.setCharAt(i, '\ufffd');
            }
        }
        return clean == null ? plain : clean.toString();
    }

    private Markup step(Step step) {
        try {
            step.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Texts can always be written as markup", e);
        }
        return this;
    }
}
