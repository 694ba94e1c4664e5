package org.dazzledsl.grammar.syntax;

import java.util.Locale;

/** An element of a closed list of words, as the constants of an enum of this package are. */
public interface Word {

    String name();

    /** The word as it is written in a specification, in lower case. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
