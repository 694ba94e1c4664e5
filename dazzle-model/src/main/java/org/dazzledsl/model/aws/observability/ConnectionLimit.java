package org.dazzledsl.model.aws.observability;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dazzledsl.model.aws.data.Database;

/**
 * How many connections a database takes: its parameter {@code max_connections} is by default
 * {@code LEAST(DBInstanceClassMemory / 9531392, 5000)} (Amazon RDS user guide, "Maximum number of database connections"),
 * where about a tenth of the class's memory is the system's own.
 */
final class ConnectionLimit {

    private static final double BYTES_PER_CONNECTION = 9_531_392;
    private static final double SHARE_OF_MEMORY = 0.9;
    private static final int MOST = 5000;
    private static final double BYTES_PER_GIB = 1L << 30;

    private static final int GIB_PER_ACU = 2;

    /** Where Serverless v2 may shrink to half a unit or less (Aurora user guide, "Maximum connections for Serverless v2"). */
    private static final int MOST_OF_SMALLEST = 2000;

    private static final double SMALLEST_ACU = 0.5;

    private static final Pattern CLASS =
            Pattern.compile("db\\.([a-z]+)\\d+[a-z]*\\.(\\d*)(x?large|medium|small|micro)");

    /** GiB for each of the two processors of a class called large, which later sizes double. */
    private static final Map<String, Integer> GIB_OF_LARGE = Map.of("t", 8, "m", 8, "r", 16, "x", 32);

    private ConnectionLimit() {}

    /** Empty for a class whose memory is not known here. */
    static OptionalInt of(Database database) {
        if (database instanceof Database.RdsInstance instance) {
            return ofClass(instance.instanceClass());
        }
        Database.AuroraCluster cluster = (Database.AuroraCluster) database;
        return cluster.scaling().isPresent()
                ? OptionalInt.of(ofCapacity(cluster.scaling().get()))
                : ofClass(cluster.instances().get(0).instanceClass());
    }

    static int ofCapacity(Database.AcuRange range) {
        int limit = ofMemory(range.max() * GIB_PER_ACU);
        return range.min() <= SMALLEST_ACU ? Math.min(limit, MOST_OF_SMALLEST) : limit;
    }

    static OptionalInt ofClass(String instanceClass) {
        Matcher parts = CLASS.matcher(instanceClass);
        Integer large = parts.matches() ? GIB_OF_LARGE.get(parts.group(1)) : null;
        return large == null
                ? OptionalInt.empty()
                : OptionalInt.of(ofMemory(large * timesLarge(parts.group(2), parts.group(3))));
    }

    private static double timesLarge(String count, String size) {
        return switch (size) {
            case "micro" -> 1.0 / 8;
            case "small" -> 1.0 / 4;
            case "medium" -> 1.0 / 2;
            case "large" -> 1;
            default -> 2.0 * (count.isEmpty() ? 1 : Integer.parseInt(count));
        };
    }

    private static int ofMemory(double gib) {
        return (int) Math.min(gib * BYTES_PER_GIB * SHARE_OF_MEMORY / BYTES_PER_CONNECTION, MOST);
    }
}
