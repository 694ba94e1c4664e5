package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudFormation's functions in places where CDK's property classes take a text, a list of texts or a number. Each is kept
 * here, and a mark stands for it until the property is written: also in the middle of a text, as between the lines of a script.
 */
final class Intrinsics {

    /** Characters that are none, for use inside a program (Unicode, "Noncharacters"): a text of a user that holds one is refused. */
    private static final char TEXT = '\uFDD0';

    private static final char LIST = '\uFDD1';
    private static final char END = '\uFDD2';

    /** Numbers that nobody configures, far enough apart to be told from each other. */
    private static final double FIRST_NUMBER = -1e300;

    private static final double NUMBER_STEP = 1e290;

    private final List<Map<String, Object>> functions = new ArrayList<>();

    /** A text that is known when the stack is deployed. */
    String text(Map<String, Object> function) {
        return mark(TEXT, function);
    }

    /** A list of texts that is known when the stack is deployed. */
    List<String> list(Map<String, Object> function) {
        return List.of(mark(LIST, function));
    }

    /** A number that is known when the stack is deployed. */
    Number number(Map<String, Object> function) {
        return FIRST_NUMBER - add(function) * NUMBER_STEP;
    }

    private String mark(char kind, Map<String, Object> function) {
        return "" + kind + add(function) + END;
    }

    private int add(Map<String, Object> function) {
        functions.add(function);
        return functions.size() - 1;
    }

    String ref(String id) {
        return text(one("Ref", id));
    }

    String attribute(String id, String name) {
        return text(one("Fn::GetAtt", List.of(id, name)));
    }

    String sub(String text) {
        return text(one("Fn::Sub", text));
    }

    String sub(String text, Map<String, String> variables) {
        return text(one("Fn::Sub", List.of(text, variables)));
    }

    String join(String delimiter, List<String> values) {
        return text(one("Fn::Join", List.of(delimiter, values)));
    }

    /** An element of a list that is known when the stack is deployed: a function, or what {@link #list} gave. */
    String select(int index, Object list) {
        return text(one("Fn::Select", List.of(index, list)));
    }

    String base64(String text) {
        return text(one("Fn::Base64", text));
    }

    /**
     * What an interface endpoint calls a service of AWS: CDK knows those that are called otherwise in the regions of China.
     *
     * @param service such as {@code ecr.api}
     */
    String endpointService(String service) {
        return text(one("$endpointService", service));
    }

    /** The function that the whole of a text stands for. */
    Optional<Map<String, Object>> in(String text) {
        return !text.isEmpty() && text.charAt(0) == TEXT && text.indexOf(END) == text.length() - 1
                ? Optional.of(function(text))
                : Optional.empty();
    }

    private Map<String, Object> function(String mark) {
        return functions.get(Integer.parseInt(mark.substring(1, mark.length() - 1)));
    }

    /** The function that a list stands for. */
    Optional<Map<String, Object>> in(List<?> list) {
        return list.size() == 1 && list.get(0) instanceof String text && !text.isEmpty() && text.charAt(0) == LIST
                ? Optional.of(function(text))
                : Optional.empty();
    }

    /** The function that a number stands for. */
    Optional<Map<String, Object>> in(Number number) {
        double value = number.doubleValue();
        return value <= FIRST_NUMBER
                ? Optional.of(functions.get((int) Math.round((FIRST_NUMBER - value) / NUMBER_STEP)))
                : Optional.empty();
    }

    /** Whether there is any function in a text. */
    boolean isIn(String text) {
        return text.indexOf(TEXT) >= 0;
    }

    /** A text's pieces from left to right, functions among them. */
    List<Object> pieces(String text) {
        List<Object> pieces = new ArrayList<>();
        int done = 0;
        for (int mark = text.indexOf(TEXT); mark >= 0; mark = text.indexOf(TEXT, done)) {
            if (mark > done) {
                pieces.add(text.substring(done, mark));
            }
            int end = text.indexOf(END, mark);
            pieces.add(function(text.substring(mark, end + 1)));
            done = end + 1;
        }
        if (done < text.length()) {
            pieces.add(text.substring(done));
        }
        return pieces;
    }
}
