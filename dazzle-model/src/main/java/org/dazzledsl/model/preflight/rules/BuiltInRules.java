package org.dazzledsl.model.preflight.rules;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.model.preflight.Rule;

/** All rules that need nobody's jar. */
public final class BuiltInRules {

    private BuiltInRules() {}

    public static List<Rule> all() {
        List<Rule> all = new ArrayList<>();
        all.addAll(PlanRules.RULES);
        all.addAll(TigerBeetleRules.RULES);
        all.addAll(SecurityGroupRules.RULES);
        all.addAll(Ec2Rules.RULES);
        all.addAll(RdsRules.RULES);
        all.addAll(S3Rules.RULES);
        all.addAll(EcsRules.RULES);
        all.addAll(IamRules.RULES);
        all.addAll(MessagingRules.RULES);
        all.addAll(DeliveryRules.RULES);
        all.addAll(OperationsRules.RULES);
        all.addAll(LimitRules.RULES);
        return all;
    }
}
