package org.dazzledsl.grammar.syntax;

/** What happens when a run is due while the one before still runs. */
public enum OverlapPolicy implements Word {
    SKIP,
    QUEUE,
    CANCEL_PREVIOUS,
    ALLOW
}
