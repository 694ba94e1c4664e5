package org.dazzledsl.maven.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.diff.Meaning;

/** Which changes fail the build. */
public enum FailOn {
    NONE,
    /** Every change. */
    ANY,
    /** What holds data is, or may be, replaced or deleted. */
    DESTRUCTIVE,
    /** Access is opened to somebody. */
    WIDENING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FailOn> of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(FailOn::word).toList();
    }

    /** Why the build fails, if it does. */
    public Optional<String> failure(InfraDiff diff) {
        return switch (this) {
            case NONE -> Optional.empty();
            case ANY ->
                diff.isEmpty()
                        ? Optional.empty()
                        : Optional.of("The infrastructure changes: " + DiffText.summary(diff));
            case DESTRUCTIVE -> {
                long count = diff.changes(Meaning.DATA).size();
                yield count == 0
                        ? Optional.empty()
                        : Optional.of(count + (count == 1 ? " change puts" : " changes put")
                                + " data at risk: "
                                + diff.changes(Meaning.DATA).get(0).sentence());
            }
            case WIDENING -> {
                List<String> widenings = diff.changes().stream()
                        .flatMap(change -> change.widenings().stream())
                        .toList();
                yield widenings.isEmpty()
                        ? Optional.empty()
                        : Optional.of("Access is widened in " + widenings.size()
                                + (widenings.size() == 1 ? " place: " : " places: ") + widenings.get(0));
            }
        };
    }
}
