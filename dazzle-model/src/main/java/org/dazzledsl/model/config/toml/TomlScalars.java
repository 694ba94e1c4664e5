package org.dazzledsl.model.config.toml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that are written without quotes, as <a href="https://toml.io/en/v1.0.0">TOML 1.0</a> has them. */
final class TomlScalars {

    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final String WHOLE = "[+-]?(?:0|[1-9](?:_?[0-9])*)";
    private static final Pattern DECIMAL = Pattern.compile(WHOLE);
    private static final Pattern PREFIXED =
            Pattern.compile("0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*");
    private static final Pattern FLOAT =
            Pattern.compile(WHOLE + "(?:\\." + DIGITS + ")?(?:[eE][+-]?" + DIGITS + ")?|[+-]?(?:inf|nan)");
    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final String TIME = "(\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?)";
    private static final Pattern DATE_OR_TIME = Pattern.compile(DATE + "|" + TIME);
    private static final Pattern DATE_AND_TIME = Pattern.compile(DATE + "[Tt ]" + TIME + "([Zz]|[+-]\\d{2}:\\d{2})?");
    private static final Pattern ZEROS_BEFORE_NUMBER = Pattern.compile("([+-]?)0+([1-9][0-9_]*(?:\\.[0-9]+)?)");
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("([+-]?[0-9][0-9_]*(?:\\.[0-9]+)?)[A-Za-z%]+");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    private TomlScalars() {}

    static boolean isScalar(String token) {
        return "true".equals(token)
                || "false".equals(token)
                || isInteger(token)
                || FLOAT.matcher(token).matches()
                || isDateOrTime(token);
    }

    /** Written as an integer, whatever its size. */
    static boolean isInteger(String token) {
        return DECIMAL.matcher(token).matches() || isPrefixed(token);
    }

    /** Written as an integer in hexadecimal, octal or binary. */
    static boolean isPrefixed(String token) {
        return PREFIXED.matcher(token).matches();
    }

    static BigInteger integer(String token) {
        String digits = token.replace("_", "");
        return isPrefixed(token)
                ? new BigInteger(digits.substring(2), radix(digits.charAt(1)))
                : new BigInteger(digits);
    }

    /** Whether an integer fits in 64 bits, as TOML wants it. */
    static boolean fits(String token) {
        BigInteger value = integer(token);
        return value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
    }

    private static int radix(char prefix) {
        return switch (prefix) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
    }

    private static boolean isDateOrTime(String token) {
        Matcher one = DATE_OR_TIME.matcher(token);
        if (one.matches()) {
            return isOnCalendar(one.group(1), one.group(2), null);
        }
        Matcher both = DATE_AND_TIME.matcher(token);
        return both.matches() && isOnCalendar(both.group(1), both.group(2), both.group(3));
    }

    private static boolean isOnCalendar(String date, String time, String offset) {
        try {
            if (date != null) {
                LocalDate.parse(date);
            }
            if (time != null) {
                // Digits after the ninth of a fraction are beyond what is kept.
                LocalTime.parse(time.substring(0, Math.min(time.length(), "00:00:00.123456789".length())));
            }
            if (offset != null) {
                ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
            }
            return true;
        } catch (DateTimeException notOnTheCalendar) {
            return false;
        }
    }

    /** What was probably meant by a token that is no scalar. */
    static Optional<String> meant(String token) {
        Matcher unit = NUMBER_WITH_UNIT.matcher(token);
        if (unit.matches()) {
            return Optional.of(unit.group(1) + "' without a unit");
        }
        Matcher zeros = ZEROS_BEFORE_NUMBER.matcher(token);
        if (zeros.matches()) {
            return Optional.of(zeros.group(1) + zeros.group(2) + "'");
        }
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of("true'");
            case "false", "no", "off" -> Optional.of("false'");
            default -> Optional.empty();
        };
    }
}
