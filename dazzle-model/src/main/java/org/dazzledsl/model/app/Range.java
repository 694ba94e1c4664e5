package org.dazzledsl.model.app;

import java.util.OptionalInt;

/** Whole numbers from {@code least} to {@code most}, both included. */
public record Range(long least, long most) {

    static final Range POSITIVE = new Range(1, Integer.MAX_VALUE);

    public boolean contains(long number) {
        return least <= number && number <= most;
    }

    /** In words, for messages: {@code 1 to 65535}. */
    @Override
    public String toString() {
        return least + " to " + most;
    }

    void require(OptionalInt number) {
        number.ifPresent(this::require);
    }

    void require(long number) {
        if (!contains(number)) {
            throw new IllegalArgumentException(number + " is not in " + this);
        }
    }
}
