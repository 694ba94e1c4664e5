package org.dazzledsl.model.aws.observability;

/**
 * When a measure is alarming.
 *
 * @param periodSeconds over which its statistic is taken; a multiple of 60
 * @param periods that are looked at
 * @param breaching of those periods make an alarm
 */
public record Condition(
        Comparison comparison, double threshold, int periodSeconds, int periods, int breaching, MissingData missing) {

    public Condition {
        if (periodSeconds < 60 || periodSeconds % 60 != 0 || breaching < 1 || periods < breaching) {
            throw new IllegalArgumentException(
                    "Not a condition: " + breaching + " of " + periods + " periods of " + periodSeconds + " seconds");
        }
    }

    static Condition above(double threshold, Window window, MissingData missing) {
        return new Condition(Comparison.ABOVE, threshold, window, missing);
    }

    static Condition atLeast(double threshold, Window window, MissingData missing) {
        return new Condition(Comparison.AT_LEAST, threshold, window, missing);
    }

    static Condition below(double threshold, Window window, MissingData missing) {
        return new Condition(Comparison.BELOW, threshold, window, missing);
    }

    private Condition(Comparison comparison, double threshold, Window window, MissingData missing) {
        this(comparison, threshold, window.periodSeconds, window.periods, window.periods, missing);
    }

    /** How long a measure must be alarming before an alarm is raised: neither a blip nor half the night. */
    enum Window {
        /** What is wrong as soon as it happens once. */
        AT_ONCE(60, 1),
        /** What a deployment may cause for a moment. */
        FIVE_MINUTES(60, 5),
        /** What is a rate, and means nothing of a single minute. */
        ONE_PERIOD(300, 1),
        /** What a burst of load may cause without harm. */
        A_QUARTER_OF_AN_HOUR(300, 3);

        private final int periodSeconds;
        private final int periods;

        Window(int periodSeconds, int periods) {
            this.periodSeconds = periodSeconds;
            this.periods = periods;
        }
    }

    /** Of a measure with its threshold. */
    public enum Comparison {
        ABOVE("GreaterThanThreshold"),
        AT_LEAST("GreaterThanOrEqualToThreshold"),
        BELOW("LessThanThreshold");

        private final String word;

        Comparison(String word) {
            this.word = word;
        }

        /** As CloudWatch writes it. */
        public String word() {
            return word;
        }
    }

    /** What it means that nothing is reported. */
    public enum MissingData {
        /** What should report doesn't live. */
        BREACHING("breaching"),
        /** Nothing happened. */
        NOT_BREACHING("notBreaching"),
        /** Nothing is known; another alarm says that what should report is gone. */
        UNCHANGED("ignore");

        private final String word;

        MissingData(String word) {
            this.word = word;
        }

        /** As CloudWatch writes it. */
        public String word() {
            return word;
        }
    }
}
