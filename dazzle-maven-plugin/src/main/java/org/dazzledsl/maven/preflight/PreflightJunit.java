package org.dazzledsl.maven.preflight;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Status;

/**
 * The report as JUnit XML, which every CI server shows: a test for each finding and for each rule that found nothing. What
 * fails preflight is a failure; what is accepted, known before or not known is skipped; what doesn't fail passes, with what it
 * says as its output.
 */
final class PreflightJunit {

    static final String FILE = "TEST-dazzle-preflight.xml";

    private static final String SUITE = "dazzle-preflight";

    private final PreflightReport report;
    private final Set<Finding> failing;

    PreflightJunit(PreflightReport report) {
        this.report = report;
        this.failing = new HashSet<>(report.failing());
    }

    String write() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Texts can always be written as XML", e);
        }
        return text + "\n";
    }

    private void suite(XMLStreamWriter xml) throws XMLStreamException {
        List<Rule> silent = silentRules();
        long skipped =
                report.findings().stream().filter(finding -> !finding.counts()).count();
        newLine(xml, 0);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute(
                "tests", String.valueOf(silent.size() + report.findings().size()));
        xml.writeAttribute("failures", String.valueOf(failing.size()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(skipped));
        xml.writeAttribute("time", "0");
        newLine(xml, 1);
        xml.writeStartElement("properties");
        property(xml, "application", report.application());
        property(xml, "environment", report.environment());
        newLine(xml, 1);
        xml.writeEndElement();
        for (Finding finding : report.findings()) {
            finding(xml, finding);
        }
        for (Rule rule : silent) {
            newLine(xml, 1);
            xml.writeEmptyElement("testcase");
            testcase(xml, rule.id(), rule.title());
        }
        newLine(xml, 0);
        xml.writeEndElement();
    }

    /** The rules that were looked at and found nothing. */
    private List<Rule> silentRules() {
        Set<String> loud = new HashSet<>();
        report.findings().forEach(finding -> loud.add(finding.id()));
        List<Rule> silent = new ArrayList<>();
        for (Rule rule : report.rules()) {
            if (!loud.contains(rule.id()) && report.templates().lookedAt().test(rule.id())) {
                silent.add(rule);
            }
        }
        return silent;
    }

    private void finding(XMLStreamWriter xml, Finding finding) throws XMLStreamException {
        newLine(xml, 1);
        xml.writeStartElement("testcase");
        testcase(xml, finding.id(), name(finding));
        newLine(xml, 2);
        if (failing.contains(finding)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", finding.severity().word());
            xml.writeAttribute("message", clean(finding.message()));
            xml.writeCharacters(clean(details(finding)));
        } else if (finding.counts()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(finding.severity().word() + ": " + finding.message() + "\n" + details(finding)));
        } else {
            xml.writeStartElement("skipped");
            xml.writeAttribute("message", clean(skipped(finding)));
        }
        xml.writeEndElement();
        newLine(xml, 1);
        xml.writeEndElement();
    }

    private static String name(Finding finding) {
        String subject = finding.subject().toString();
        return finding.place().file() + ":" + finding.place().line() + (subject.isEmpty() ? "" : " " + subject);
    }

    private static String details(Finding finding) {
        return name(finding) + "\n" + finding.message() + "\n" + finding.remediation();
    }

    private static String skipped(Finding finding) {
        return finding.status() == Status.SUPPRESSED
                ? "suppressed: " + finding.suppression().orElseThrow().reason()
                : finding.status().word() + ": " + finding.message();
    }

    private static void testcase(XMLStreamWriter xml, String rule, String name) throws XMLStreamException {
        xml.writeAttribute("classname", SUITE + "." + rule);
        xml.writeAttribute("name", clean(name));
        xml.writeAttribute("time", "0");
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        newLine(xml, 2);
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", clean(value));
    }

    private static void newLine(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Without what XML 1.0 can't hold. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c ->
                        c == '\n' || c == '\t' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000
                                ? c
                                : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
