package org.dazzledsl.model.aws;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.infra.InfraRequirements;

/**
 * What every stack's planner decides from. The questions that more than one stack asks are answered here, once.
 */
public record PlanContext(InfraRequirements needs, DeployConfig config, ResourceNames names) {

    /**
     * So many queues, buses and templates stand one by one in task definitions (64 KB at most) and in the inline policies
     * of a role (10,240 characters together). A queue's ARN has up to 130 characters.
     */
    public static final int MOST_CHANNELS_BY_NAME = 40;

    /** A ledger exists and the cluster is not disabled. */
    public boolean hasTigerBeetle() {
        return needs.ledger().isPresent() && config.tigerbeetle().enabled();
    }

    public boolean hasDatabase() {
        return needs.database().needed();
    }

    public boolean hasStorage() {
        return needs.storage().needed();
    }

    public boolean hasCache() {
        return needs.cache().needed();
    }

    /** Work for the workers waits in a queue of its own, beside the queues of the channels. */
    public boolean hasWorkQueue() {
        return needs.queue().needed()
                || needs.workers().needed()
                || !needs.schedules().isEmpty()
                || !needs.receivedStreams().isEmpty();
    }

    /** Queues are read by workers, so a queue channel alone needs them too. */
    public boolean hasWorkers() {
        return hasWorkQueue() || !needs.queues().isEmpty();
    }

    /**
     * Whether each queue, bus and template stands by its name in the environment of the tasks; where they are more, the
     * application finds them under a path of SSM.
     */
    public boolean namesEachChannel() {
        int templates = needs.email().map(email -> email.templates().size()).orElse(0);
        return needs.queues().size() + needs.streams().size() + templates <= MOST_CHANNELS_BY_NAME;
    }

    /** The load balancer has a certificate, named or made for the domain; else it serves HTTP alone. */
    public boolean servesHttps() {
        DeployConfig.Dns dns = config.dns();
        return dns.certificateArn().isPresent() || dns.domainName().isPresent() && dns.createCertificate();
    }

    /** The reasons for what every application has, followed by more of them. */
    public List<Reason> applicationAnd(Reason... more) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(needs.application());
        reasons.addAll(List.of(more));
        return reasons;
    }
}
