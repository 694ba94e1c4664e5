package org.dazzledsl.model.preflight;

import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.infra.InfraRequirements;

/** What was planned, and from what, as rules see it. */
public record PlanView(InfraRequirements needs, DeployConfig config, AwsPlan plan, Surroundings surroundings) {

    /** A plan of which nobody asks where it is deployed from. */
    public PlanView(InfraRequirements needs, DeployConfig config, AwsPlan plan) {
        this(needs, config, plan, Surroundings.UNKNOWN);
    }

    public AwsRequirements requirements() {
        return plan.requirements();
    }

    public boolean isProduction() {
        return config.environment().isProduction();
    }
}
