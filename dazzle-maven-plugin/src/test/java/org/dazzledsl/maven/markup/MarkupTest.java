package org.dazzledsl.maven.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void textsAndValuesAreEscaped() {
        assertEquals(
                "<p title=\"&lt;&amp;&quot;\">&lt;b&gt; &amp; \"</p>",
                new Markup().element("p", "<b> & \"", "title", "<&\"").write());
    }

    @Test
    void whatHoldsNothingHasAnEndOfItsOwn() {
        assertEquals("<td></td>", new Markup().open("td").close().write());
    }

    @Test
    void controlCharactersAreReplacedAndOthersStay() {
        assertEquals(
                "<p>a\ufffdb\tc\nd \ud83d\ude00</p>",
                new Markup().element("p", "a\u0000b\tc\nd \ud83d\ude00").write());
    }

    @Test
    void ownMarkupStaysAsItIs() {
        assertEquals(
                "<p><b>&amp;</b></p>",
                new Markup().open("p").raw("<b>&amp;</b>").close().write());
    }
}
