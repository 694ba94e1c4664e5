package org.dazzledsl.model.aws.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param first its first address, as an unsigned number of 32 bits
 * @param prefix how many bits its addresses share, 0 to 32
 */
record AddressBlock(long first, int prefix) {

    private static final int BITS = 32;
    private static final Pattern CIDR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    AddressBlock {
        if (prefix < 0 || prefix > BITS || first < 0 || first >> BITS != 0 || first % size(prefix) != 0) {
            throw new IllegalArgumentException("Not a block of addresses: " + first + "/" + prefix);
        }
    }

    /** @param cidr such as {@code 10.0.0.0/16} */
    static AddressBlock of(String cidr) {
        Matcher parts = CIDR.matcher(cidr);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not in CIDR notation: " + cidr);
        }
        long first = 0;
        for (int octet = 1; octet <= 4; octet++) {
            first = first << 8 | Integer.parseInt(parts.group(octet));
        }
        return new AddressBlock(first, Integer.parseInt(parts.group(5)));
    }

    /** The part with this index, from 0, of 2 to the power {@code bits} equal ones. */
    AddressBlock part(int index, int bits) {
        if (index < 0 || index >> bits != 0) {
            throw new IllegalArgumentException("No part " + index + " of 2^" + bits);
        }
        return new AddressBlock(first + index * size(prefix + bits), prefix + bits);
    }

    private static long size(int prefix) {
        return 1L << (BITS - prefix);
    }

    String cidr() {
        return (first >> 24) + "." + (first >> 16 & 255) + "." + (first >> 8 & 255) + "." + (first & 255) + "/"
                + prefix;
    }
}
