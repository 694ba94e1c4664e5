package org.dazzledsl.model.aws.data;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instance classes that Aurora PostgreSQL offers. From AWS's table "Supported DB engines for DB instance classes", read
 * in November 2026: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.SupportAurora.html
 */
final class AuroraClasses {

    /** Of an instance of Aurora Serverless v2. */
    static final String SERVERLESS = "db.serverless";

    /** A family in each line, and its sizes. */
    private static final List<String> FAMILIES = List.of(
            "t3   medium large",
            "t4g  medium large",
            "r5   large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge",
            "r6g  large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
            "r6gd       xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
            "r6i  large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
            "r6id                                                        24xlarge 32xlarge",
            "r7g  large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
            "r7i  large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
            "r8g  large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
            "r8gd       xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
            "x2g  large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge");

    private static final Set<String> PROVISIONED = FAMILIES.stream()
            .map(line -> List.of(line.split(" +")))
            .flatMap(words -> words.stream().skip(1).map(size -> "db." + words.get(0) + "." + size))
            .collect(Collectors.toUnmodifiableSet());

    private AuroraClasses() {}

    /** @param instanceClass such as {@code db.r6g.large} */
    static boolean offer(String instanceClass) {
        return instanceClass.equals(SERVERLESS) || PROVISIONED.contains(instanceClass);
    }
}
