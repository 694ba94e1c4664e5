import org.commonmark.ext.heading.anchor.IdGenerator
import org.commonmark.node.AbstractVisitor
import org.commonmark.node.Heading
import org.commonmark.parser.IncludeSourceSpans
import org.commonmark.parser.Parser
import org.commonmark.renderer.text.TextContentRenderer

// The pages of the site are those of docs, where GitHub shows them. It makes an anchor of each heading, and Doxia another one:
// with GitHub's put before the headings, links work in both places.
def parser = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build()
def plain = TextContentRenderer.builder().build()
def target = new File(project.build.directory, 'generated-site/markdown')
target.mkdirs()

new File(project.basedir, '../docs').eachFileMatch(~/.*\.md/) { page ->
    def lines = page.getText('UTF-8').readLines()
    def ids = IdGenerator.builder().build()
    parser.parse(lines.join('\n')).accept(new AbstractVisitor() {
        @Override
        void visit(Heading heading) {
            def title = plain.render(heading).replaceAll(/["'`]/, '')
            def id = ids.generateId(title)
            // What stands before the first one would keep it from being the page's title; a single word is both their anchor.
            if (heading.level > 1 && id != title) {
                def line = heading.sourceSpans[0].lineIndex
                lines[line] = "<a id=\"$id\"></a>\n\n${lines[line]}"
            }
        }
    })
    new File(target, page.name).setText(lines.join('\n') + '\n', 'UTF-8')
}
