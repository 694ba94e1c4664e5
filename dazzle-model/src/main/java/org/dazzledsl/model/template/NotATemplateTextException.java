package org.dazzledsl.model.template;

import java.io.IOException;
import org.dazzledsl.grammar.source.Span;

/** A text that is not in the notation that it should be in; the message names the place. */
final class NotATemplateTextException extends IOException {

    private static final long serialVersionUID = 1L;

    NotATemplateTextException(Span place, String notation, String problem, Throwable cause) {
        super(place + " is not " + notation + ": " + problem, cause);
    }
}
