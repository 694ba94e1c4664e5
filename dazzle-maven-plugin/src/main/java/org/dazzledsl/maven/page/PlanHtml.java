package org.dazzledsl.maven.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.maven.markup.Markup;
import org.dazzledsl.maven.page.PlanContent.Row;
import org.dazzledsl.maven.picture.Mark.Fate;
import org.dazzledsl.maven.plan.ResourceNouns;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.preflight.Finding;

/**
 * The plan as one page that asks nobody for anything: its policy lets it load nothing and run nothing, so that whatever a
 * name holds, it stays a name.
 */
final class PlanHtml {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";

    /** A file up to this long is shown as a whole; of a longer one, the lines around those that matter. */
    private static final int MOST_LINES = 150;

    private static final int CONTEXT = 3;

    /** More reasons than this are told by their number. */
    private static final int MOST_REASONS = 12;

    private final PlanContent content;
    private final AwsRequirements requirements;
    private final Markup html = new Markup();

    private PlanHtml(PlanContent content) {
        this.content = content;
        this.requirements = content.requirements();
    }

    /**
     * @param style of the page
     * @param svg the drawing
     */
    static String write(PlanContent content, String style, String svg) {
        return new PlanHtml(content).page(style, svg);
    }

    /** What the page and the drawing are called. */
    static String title(AwsRequirements requirements) {
        return "Plan of " + requirements.names().application() + " for "
                + requirements.names().environment().word() + " in " + requirements.region();
    }

    private String page(String style, String svg) {
        html.raw("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .newLine()
                .open("head")
                .newLine();
        html.single("meta", "charset", "utf-8").newLine();
        html.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .newLine();
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .newLine();
        html.single("meta", "name", "color-scheme", "content", "light dark").newLine();
        html.element("title", title(requirements)).newLine();
        html.open("style").raw("\n" + style).close().newLine().close().newLine();
        html.open("body").newLine();
        html.element("a", "Skip to the resources", "class", "skip", "href", "#resources")
                .newLine();
        header();
        html.open("main").newLine();
        refusals();
        picture(svg);
        changes();
        findings();
        notes();
        resources();
        lines();
        html.close().newLine().close().newLine().close();
        return html.write() + "\n";
    }

    private void header() {
        html.open("header").newLine();
        html.open("p", "class", "over").text("Plan").close().newLine();
        html.open("h1").text(requirements.names().application()).close().newLine();
        html.open("p", "class", "where");
        html.element("span", requirements.names().environment().word(), "class", "chip environment");
        html.text(" ").element("span", requirements.region(), "class", "chip");
        requirements.account().ifPresent(account -> html.text(" ").element("span", account, "class", "chip"));
        html.close().newLine();
        html.open("nav", "aria-label", "Parts of this page")
                .open("ul", "class", "facts")
                .newLine();
        fact("#resources", requirements.stacks().size(), "stack", "");
        fact("#resources", content.resourceCount(), "resource", "");
        fact(
                "#findings",
                content.findings().size(),
                "finding",
                content.findings().stream()
                        .findFirst()
                        .map(finding -> finding.severity().word())
                        .orElse("good"));
        content.changes()
                .since()
                .ifPresent(version ->
                        fact("#changes", content.changes().fates().size(), "change", "since " + version, ""));
        html.close().close().newLine().close().newLine();
    }

    private void fact(String href, int count, String noun, String style) {
        fact(href, count, noun, "", style);
    }

    private void fact(String href, int count, String noun, String more, String style) {
        html.open("li").open("a", "href", href, "class", ("fact " + style).strip());
        html.element("b", Integer.toString(count)).text(" ");
        html.element("span", noun + (count == 1 ? "" : "s") + (more.isEmpty() ? "" : " " + more));
        html.close().close().newLine();
    }

    private void refusals() {
        List<Problem> refusals = content.planned().plan().refusals();
        if (refusals.isEmpty()) {
            return;
        }
        html.open("section", "class", "refused", "aria-labelledby", "refused").newLine();
        html.element("h2", "Nothing can be generated from this plan", "id", "refused")
                .newLine();
        html.open("ul").newLine();
        for (Problem refusal : refusals) {
            html.open("li").text(refusal.sentence() + " ");
            place(refusal.span());
            html.close().newLine();
        }
        html.close().close().newLine();
    }

    private void picture(String svg) {
        html.open("section", "id", "picture", "aria-labelledby", "picture-title")
                .newLine();
        html.element("h2", "Architecture", "id", "picture-title").newLine();
        html.open(
                        "div",
                        "class",
                        "canvas",
                        "tabindex",
                        "0",
                        "role",
                        "region",
                        "aria-label",
                        "Drawing of the architecture; it can be scrolled")
                .newLine();
        html.raw(svg).newLine().close().newLine();
        html.open("ul", "class", "legend", "aria-label", "Colours of the stacks")
                .newLine();
        for (AwsStack stack : requirements.stacks()) {
            html.open("li").open("a", "href", "#" + stack.stack().title());
            html.element("span", "", "class", "swatch stack-" + stack.stack().pathSegment());
            html.text(stack.stack().title()).close().close().newLine();
        }
        html.close().newLine();
        html.element("p", "An arrow leads from who begins to who answers; a number on it is a port.", "class", "hint")
                .newLine();
        html.close().newLine();
    }

    private void changes() {
        Changes changes = content.changes();
        if (changes.since().isEmpty()) {
            return;
        }
        html.open("section", "id", "changes", "aria-labelledby", "changes-title")
                .newLine();
        html.element("h2", "Changes since version " + changes.since().get(), "id", "changes-title")
                .newLine();
        if (changes.isEmpty()) {
            html.element("p", "None: the same resources, the same sizes.").newLine();
        }
        if (changes.shared()) {
            html.element("p", "What all resources have in common changed, such as tags, names or a key.")
                    .newLine();
        }
        for (Fate fate : Fate.values()) {
            List<String> keys = changes.keys(fate);
            if (keys.isEmpty()) {
                continue;
            }
            html.open("details", "class", "change " + fate.word(), "open", "").newLine();
            html.open("summary");
            html.element("span", fate.word(), "class", "tag " + fate.word());
            html.text(" " + counted(keys.size(), "resource")).close().newLine();
            html.open("ul", "class", "names").newLine();
            for (String key : keys) {
                html.open("li");
                if (fate == Fate.REMOVED) {
                    html.element("del", key);
                    html.text(" ")
                            .element(
                                    "small",
                                    capital(noun(changes.removed().get(key).type())));
                } else {
                    html.element("a", key, "href", "#" + key);
                }
                html.close().newLine();
            }
            html.close().close().newLine();
        }
        html.close().newLine();
    }

    private void findings() {
        html.open("section", "id", "findings", "aria-labelledby", "findings-title")
                .newLine();
        html.element("h2", "Findings", "id", "findings-title").newLine();
        if (content.findings().isEmpty()) {
            html.element("p", "The rules that look at the plan found nothing.").newLine();
        } else {
            html.open("ul", "class", "findings").newLine();
            content.findings().forEach(this::finding);
            html.close().newLine();
        }
        if (!content.accepted().isEmpty()) {
            html.open("details", "class", "accepted").newLine();
            html.element("summary", counted(content.accepted().size(), "finding") + " accepted before")
                    .newLine();
            html.open("ul", "class", "findings").newLine();
            content.accepted().forEach(this::finding);
            html.close().close().newLine();
        }
        html.element("p", "The templates themselves are looked at by dazzle:preflight.", "class", "hint")
                .newLine();
        html.close().newLine();
    }

    private void finding(Finding finding) {
        html.open("li");
        html.element(
                "span",
                finding.counts() ? finding.severity().word() : finding.status().word(),
                "class",
                "tag " + (finding.counts() ? finding.severity().word() : "other"));
        html.text(" ").open("div");
        html.open("p").element("strong", finding.message()).text(" ");
        html.element("code", finding.id()).close();
        html.open("p").text(finding.remediation() + " ");
        place(finding.place());
        String resource = finding.subject().resource();
        if (resource.contains("/")) {
            html.text(" ").element("a", resource, "href", "#" + resource);
        }
        html.close();
        finding.suppression()
                .ifPresent(suppression -> html.element("p", "Accepted: " + suppression.reason(), "class", "why"));
        html.close().close().newLine();
    }

    private void notes() {
        List<Note> notes = requirements.notes();
        if (notes.isEmpty()) {
            return;
        }
        html.open("section", "id", "notes", "aria-labelledby", "notes-title").newLine();
        html.element("h2", "Worth knowing", "id", "notes-title").newLine();
        html.open("ul", "class", "notes").newLine();
        for (Note note : notes) {
            html.open("li").text(note.text() + " ");
            place(note.reason().span());
            html.close().newLine();
        }
        html.close().close().newLine();
    }

    private void resources() {
        html.open("section", "id", "resources", "aria-labelledby", "resources-title")
                .newLine();
        html.element("h2", "Resources", "id", "resources-title").newLine();
        requirements.stacks().forEach(this::stack);
        html.close().newLine();
    }

    private void stack(AwsStack stack) {
        String name = stack.stack().title();
        html.open("details", "open", "", "class", "stack stack-" + stack.stack().pathSegment(), "id", name)
                .newLine();
        html.open("summary").open("h3").text(name).close();
        html.element("span", stack.stackName(), "class", "stack-name");
        html.element("span", counted(stack.resources().size(), "resource"), "class", "count");
        html.close().newLine();
        html.open("table").newLine();
        html.element("caption", "Resources of the stack " + name, "class", "unseen")
                .newLine();
        html.open("thead").open("tr");
        Stream.of("Resource", "Size", "Count", "Because")
                .forEach(title -> html.element("th", title, "scope", "col", "class", title.toLowerCase(Locale.ROOT)));
        html.close().close().newLine();
        html.open("tbody").newLine();
        PlanContent.rows(stack).forEach(row -> row(stack, row));
        content.changes().removed().forEach((key, entry) -> {
            if (key.startsWith(name + "/")) {
                html.open("tr", "class", "removed");
                html.open("td", "class", "resource").open("div", "class", "name");
                html.element("del", entry.name()).text(" ").element("span", "removed", "class", "tag removed");
                html.close()
                        .element("small", capital(noun(entry.type())), "class", "type")
                        .close();
                html.element("td", "", "class", "size").element("td", "0", "class", "count");
                html.element("td", "No line asks for it any more", "class", "because");
                html.close().newLine();
            }
        });
        html.close().close().close().newLine();
    }

    private void row(AwsStack stack, Row row) {
        long added = content.count(stack, row, Fate.ADDED);
        long changed = content.count(stack, row, Fate.CHANGED);
        String style = added == row.resources().size() ? "new" : added + changed > 0 ? "changed" : "";
        boolean single = row.resources().size() == 1;
        if (single) {
            html.open(
                    "tr",
                    "class",
                    style,
                    "id",
                    PlannedResources.key(stack, row.resources().get(0)));
        } else {
            html.open("tr", "class", style);
        }
        html.open("td", "class", "resource").open("div", "class", "name");
        html.text(single ? row.resources().get(0).planned().name() : capital(ResourceNouns.plural(noun(row.type()))));
        tag(added, row, Fate.ADDED);
        tag(changed, row, Fate.CHANGED);
        html.close();
        html.element("small", single ? capital(noun(row.type())) : row.type(), "class", "type", "title", row.type());
        if (single) {
            inPlace(stack, row.resources().get(0));
        } else {
            members(stack, row);
        }
        html.close();
        html.element("td", row.size(), "class", "size");
        html.element("td", Integer.toString(row.resources().size()), "class", single ? "count one" : "count");
        html.open("td", "class", "because");
        reasons(row.reasons());
        html.close().close().newLine();
    }

    private void tag(long count, Row row, Fate fate) {
        if (count > 0) {
            String number = count == row.resources().size() ? "" : count + " ";
            html.text(" ").element("span", number + fate.word(), "class", "tag " + fate.word());
        }
    }

    private void members(AwsStack stack, Row row) {
        html.open("details").element("summary", "each by name");
        html.open("ul", "class", "names").newLine();
        for (AwsResource resource : row.resources()) {
            String key = PlannedResources.key(stack, resource);
            html.open("li", "id", key).text(resource.planned().name());
            if (!PlanContent.size(resource).isEmpty()) {
                html.text(" ").element("span", PlanContent.size(resource), "class", "size");
            }
            content.changes()
                    .of(key)
                    .ifPresent(fate -> html.text(" ").element("span", fate.word(), "class", "tag " + fate.word()));
            html.text(" ");
            place(resource.planned().reasons().get(0).span());
            inPlace(stack, resource);
            html.close().newLine();
        }
        html.close().close();
    }

    private void inPlace(AwsStack stack, AwsResource resource) {
        for (Finding finding : content.findings(PlannedResources.key(stack, resource))) {
            html.open("div", "class", "in-place");
            html.element(
                    "span",
                    finding.severity().word(),
                    "class",
                    "tag " + finding.severity().word());
            html.text(" " + finding.message()).close();
        }
    }

    private void reasons(List<Reason> reasons) {
        reason(reasons.get(0));
        if (reasons.size() == 1) {
            return;
        }
        html.open("details").element("summary", counted(reasons.size() - 1, "more reason"));
        html.open("ul").newLine();
        reasons.stream().skip(1).limit(MOST_REASONS).forEach(reason -> {
            html.open("li");
            reason(reason);
            html.close().newLine();
        });
        int more = reasons.size() - 1 - MOST_REASONS;
        if (more > 0) {
            html.element("li", "and " + more + " more, all of them in plan.json")
                    .newLine();
        }
        html.close().close();
    }

    private void reason(Reason reason) {
        place(reason.span());
        html.text(" ").element("span", reason.element(), "class", "element");
        html.element("span", ": " + reason.rule(), "class", "rule");
    }

    private void place(Span span) {
        html.element(
                "a", span.file() + ":" + span.line(), "class", "place", "href", "#" + anchor(span.file(), span.line()));
    }

    private static String anchor(String file, int line) {
        return file.replace(' ', '_').replace("%", "%25") + ":" + line;
    }

    private void lines() {
        Map<String, Map<Integer, Integer>> causes = content.causes();
        html.open("section", "id", "lines", "aria-labelledby", "lines-title").newLine();
        html.element("h2", "The lines", "id", "lines-title").newLine();
        for (SourceFile source : content.sources()) {
            Map<Integer, Integer> named = causes.getOrDefault(source.path(), Map.of());
            if (!named.isEmpty()) {
                file(source, new TreeMap<>(named));
            }
        }
        html.close().newLine();
    }

    private void file(SourceFile source, TreeMap<Integer, Integer> named) {
        List<String> lines = source.lines();
        html.open("details", "open", "", "class", "file").newLine();
        html.open("summary").open("h3").text(source.path()).close();
        html.element("span", counted(lines.size(), "line"), "class", "count").close();
        html.newLine().open("ol", "class", "code").newLine();
        boolean whole = lines.size() <= MOST_LINES;
        int shown = 0;
        for (int number = 1; number <= lines.size(); number++) {
            if (!whole && !isNear(named, number)) {
                continue;
            }
            if (number > shown + 1) {
                html.open("li", "class", "gap")
                        .text(counted(number - shown - 1, "line") + " left out")
                        .close()
                        .newLine();
            }
            shown = number;
            line(source.path(), number, lines.get(number - 1), Optional.ofNullable(named.get(number)));
        }
        html.close().close().newLine();
    }

    private static boolean isNear(TreeMap<Integer, Integer> named, int number) {
        Integer next = named.ceilingKey(number - CONTEXT);
        return next != null && next <= number + CONTEXT;
    }

    private void line(String path, int number, String text, Optional<Integer> causes) {
        html.open("li", "id", anchor(path, number), "class", causes.isPresent() ? "named" : "");
        html.element("span", Integer.toString(number), "class", "number");
        html.element("code", text.isEmpty() ? " " : text);
        causes.filter(count -> count > 0)
                .ifPresent(count -> html.element("span", counted(count, "resource"), "class", "causes"));
        content.findings(path, number)
                .forEach(finding -> html.open("span", "class", "in-place")
                        .element(
                                "span",
                                finding.severity().word(),
                                "class",
                                "tag " + finding.severity().word())
                        .text(" " + finding.message())
                        .close());
        html.close().newLine();
    }

    private static String noun(String type) {
        return ResourceNouns.noun(type).orElseGet(() -> words(type));
    }

    private static String capital(String noun) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    /** {@code AWS::EC2::RouteTable} as {@code route table}. */
    private static String words(String type) {
        return type.substring(type.lastIndexOf(':') + 1)
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    private static String counted(int count, String noun) {
        return count + " " + (count == 1 ? noun : ResourceNouns.plural(noun));
    }
}
