package org.dazzledsl.maven.picture;

import java.util.Optional;
import org.dazzledsl.model.version.Sha256;

/** Draws a picture, and knows one that was drawn before: laying out takes longer than all else in a plan. */
public final class Drawing {

    private static final String START = "<svg id=\"drawing\" data-sum=\"";
    private static final String END = "</svg>";

    private final Picture picture;
    private final String title;
    private final String sum;

    /** @param drawnBy the version of what draws, since another one may draw otherwise */
    public Drawing(Picture picture, String title, String drawnBy) {
        this.picture = picture;
        this.title = title;
        this.sum = new Sha256().add(drawnBy).add(title).add(picture.toString()).hex();
    }

    /**
     * The picture as SVG.
     *
     * @param page that may hold it already
     */
    public String svg(Optional<String> page) {
        return page.flatMap(this::drawnBefore).orElseGet(() -> SvgPicture.write(Layout.of(picture), title, sum));
    }

    private Optional<String> drawnBefore(String page) {
        int start = page.indexOf(START + sum + "\"");
        int end = start < 0 ? -1 : page.indexOf(END, start);
        return end < 0 ? Optional.empty() : Optional.of(page.substring(start, end + END.length()));
    }
}
