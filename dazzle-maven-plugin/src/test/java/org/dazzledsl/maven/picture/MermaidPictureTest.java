package org.dazzledsl.maven.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.maven.picture.Mark.Fate;
import org.dazzledsl.maven.picture.Picture.Box;
import org.dazzledsl.maven.picture.Picture.Flow;
import org.dazzledsl.maven.picture.Picture.Frame;
import org.dazzledsl.model.preflight.Severity;
import org.junit.jupiter.api.Test;

class MermaidPictureTest {

    @Test
    void boxesStandInFramesAndArrowsBetweenThem() {
        Box one = box("end", "One", new Mark(Optional.of(Fate.ADDED), Optional.of(Severity.HIGH)));
        Picture picture = new Picture(
                List.of(new Frame("net", "Net", "10.0.0.0/16", List.of(one)), box("two", "Two", Mark.NONE)),
                List.of(new Flow("end", "two", "5432"), new Flow("two", "net", "")));
        assertEquals("""
                flowchart LR
                  subgraph n_net["Net, 10.0.0.0/16"]
                    n_end["One<br/>line<br/>⚠ high"]
                  end
                  n_two["Two<br/>line"]
                  n_end -->|"5432"| n_two
                  n_two --> n_net
                  classDef new stroke:#2da44e,stroke-width:2px
                  class n_end new
                """, MermaidPicture.write(picture));
    }

    @Test
    void nothingOfANameIsTakenForMermaid() {
        Picture picture = new Picture(List.of(box("a", "\"]; <b>#1 & `x`\n y", Mark.NONE)), List.of());
        assertEquals(
                "flowchart LR\n  n_a[\"#34;]#59; #60;b#62;#35;1 #38; #96;x#96; y<br/>line\"]\n",
                MermaidPicture.write(picture));
    }

    private static Box box(String id, String title, Mark mark) {
        return new Box(id, title, List.of("line"), 1, Optional.empty(), List.of(), mark);
    }
}
