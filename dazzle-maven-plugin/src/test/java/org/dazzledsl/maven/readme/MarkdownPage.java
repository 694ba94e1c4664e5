package org.dazzledsl.maven.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What tests look at in one of our own pages.
 *
 * @param headings their text, with those of the highest level first in line where they are
 * @param anchors of the headings, as GitHub makes them
 * @param links as they are written
 */
record MarkdownPage(
        Path file, String text, List<Title> headings, Set<String> anchors, List<String> links, List<Snippet> snippets) {

    /** @param isCode whether it is nothing but code */
    record Title(int level, String text, boolean isCode) {}

    /** @param language as the fence names it; empty where it names none */
    record Snippet(String language, String text) {}

    static MarkdownPage read(Path file) throws IOException {
        String text = Files.readString(file);
        MarkdownPage page = new MarkdownPage(
                file, text, new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
        Parser.builder().build().parse(text).accept(page.new Reader());
        return page;
    }

    private final class Reader extends AbstractVisitor {

        private final IdGenerator ids = IdGenerator.builder().build();

        @Override
        public void visit(Heading heading) {
            String title = textOf(heading);
            headings.add(new Title(
                    heading.getLevel(), title, heading.getFirstChild() instanceof Code && onlyChild(heading)));
            anchors.add(ids.generateId(title));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            snippets.add(new Snippet(block.getInfo(), block.getLiteral()));
        }
    }

    private static boolean onlyChild(Node parent) {
        return parent.getFirstChild() == parent.getLastChild();
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text found) {
                text.append(found.getLiteral());
            }

            @Override
            public void visit(Code found) {
                text.append(found.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak found) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
