package org.dazzledsl.model.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 0, 10.0.0.0/20",
        "10.0.0.0/16, 1, 10.0.16.0/20",
        "10.0.0.0/16, 15, 10.0.240.0/20",
        "192.168.32.0/20, 10, 192.168.42.0/24",
        "172.31.255.0/24, 15, 172.31.255.240/28",
        "255.255.0.0/16, 15, 255.255.240.0/20"
    })
    void aPartOfSixteen(String whole, int index, String part) {
        assertEquals(part, AddressBlock.of(whole).part(index, 4).cidr());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.256/8", "10.0.0.1/24", "10.0.0/16", "x"})
    void whatIsNoBlock(String cidr) {
        assertThrows(IllegalArgumentException.class, () -> AddressBlock.of(cidr));
    }

    @Test
    void thereIsNoSeventeenthPart() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AddressBlock.of("10.0.0.0/16").part(16, 4));
    }
}
