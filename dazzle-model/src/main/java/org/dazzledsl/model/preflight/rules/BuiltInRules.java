package org.dazzledsl.model.preflight.rules;

import java.util.List;
import java.util.stream.Stream;
import org.dazzledsl.model.preflight.Rule;

/** All rules that need nobody's jar. */
public final class BuiltInRules {

    private BuiltInRules() {}

    public static List<Rule> all() {
        return Stream.of(
                        PlanRules.RULES,
                        TigerBeetleRules.RULES,
                        SecurityGroupRules.RULES,
                        Ec2Rules.RULES,
                        RdsRules.RULES,
                        S3Rules.RULES,
                        EcsRules.RULES,
                        IamRules.RULES,
                        MessagingRules.RULES,
                        DeliveryRules.RULES,
                        OperationsRules.RULES,
                        LimitRules.RULES)
                .flatMap(List::stream)
                .toList();
    }
}
