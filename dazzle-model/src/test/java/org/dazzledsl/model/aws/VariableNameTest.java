package org.dazzledsl.model.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableNameTest {

    @ParameterizedTest
    @CsvSource({"orders, ORDERS", "order_items, ORDER_ITEMS", "v2_orders, V2_ORDERS"})
    void channelsAreInUpperCase(String name, String variable) {
        assertEquals(variable, VariableName.ofSnake(name));
    }

    @ParameterizedTest
    @CsvSource({"Welcome, WELCOME", "WelcomeEmail, WELCOME_EMAIL", "OTPCode, O_T_P_CODE", "V2Notice, V2_NOTICE"})
    void messagesAreInUpperCaseWithTheirWordsApart(String name, String variable) {
        assertEquals(variable, VariableName.ofCamel(name));
    }

    @Test
    void namesThatDifferOnlyInSpellingKeepApart() {
        List<String> names =
                List.of("orders", "Orders", "ORDERS", "OrderItems", "order_items", "orderItems", "größe", "gr_e");
        assertEquals(names.size(), distinct(names, VariableName::ofSnake));
        assertEquals(names.size(), distinct(names, VariableName::ofCamel));
    }

    @Test
    void everyVariableCanStandInAShell() {
        assertEquals(true, VariableName.ofSnake("größe-1").matches("[A-Z0-9_]+"));
        assertEquals(true, VariableName.ofCamel("größe-1").matches("[A-Z0-9_]+"));
    }

    private static long distinct(List<String> names, UnaryOperator<String> variable) {
        return names.stream().map(variable).distinct().count();
    }
}
