package org.dazzledsl.maven.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.dazzledsl.model.infra.InfraRequirements.TenancyNeed;
import org.dazzledsl.model.infra.Need;

/** What a plan tells. */
public record PlanReport(InfraRequirements needs, AwsPlan plan) {

    /** A need by the name that it has in the plan. */
    record NamedNeed(String name, Need need) {}

    AwsRequirements requirements() {
        return plan.requirements();
    }

    /** Why nothing may be generated from it. */
    List<Problem> refusals() {
        return plan.refusals();
    }

    int resourceCount() {
        return requirements().stacks().stream()
                .mapToInt(stack -> stack.resources().size())
                .sum();
    }

    /** All needs, in the order in which they are told. A queue that a channel names is a queue that is needed. */
    List<NamedNeed> namedNeeds() {
        return List.of(
                new NamedNeed("database", needs.database()),
                new NamedNeed("storage", needs.storage()),
                new NamedNeed("cache", needs.cache()),
                new NamedNeed(
                        "queue", joined(needs.queue(), needs.queues().stream().map(QueueNeed::reason))),
                new NamedNeed("workers", needs.workers()),
                new NamedNeed("webhooks", needs.webhooks()),
                new NamedNeed("schedules", need(needs.schedules().stream().map(ScheduleNeed::reason))),
                new NamedNeed("streams", need(needs.streams().stream().map(StreamNeed::reason))),
                new NamedNeed(
                        "email",
                        needs.email().map(InfraRequirements.EmailNeed::need).orElse(Need.NONE)),
                new NamedNeed(
                        "tigerbeetle",
                        needs.ledger().map(InfraRequirements.LedgerNeed::need).orElse(Need.NONE)),
                new NamedNeed("secrets", secrets(needs.secrets())),
                new NamedNeed("tenancy", tenancy(needs.tenancy())));
    }

    private static Need secrets(List<SecretNeed> secrets) {
        return need(secrets.stream().flatMap(secret -> secret.need().reasons().stream()));
    }

    private static Need tenancy(Optional<TenancyNeed> tenancy) {
        return need(tenancy.stream().map(TenancyNeed::reason));
    }

    private static Need need(Stream<Reason> reasons) {
        return joined(Need.NONE, reasons);
    }

    private static Need joined(Need need, Stream<Reason> more) {
        List<Reason> reasons = new ArrayList<>(need.reasons());
        more.forEach(reasons::add);
        return new Need(reasons.stream().distinct().toList());
    }
}
