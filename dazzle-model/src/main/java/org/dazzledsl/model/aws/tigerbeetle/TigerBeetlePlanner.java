package org.dazzledsl.model.aws.tigerbeetle;

import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;

/** Decides what the TigerBeetle stack holds. */
public final class TigerBeetlePlanner {

    private TigerBeetlePlanner() {}

    public static TigerBeetleStack plan(PlanContext context) {
        return new TigerBeetleStack(context.names().stack(StackName.TIGERBEETLE));
    }
}
