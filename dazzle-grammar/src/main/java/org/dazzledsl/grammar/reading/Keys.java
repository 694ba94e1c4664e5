package org.dazzledsl.grammar.reading;

import java.util.List;
import java.util.Set;

/** The keys of each kind of block, for suggestions; which of them are read into types, the grammar says. */
enum Keys {
    SERVICE("spec", "auth_profile", "owner", "kind", "input", "output", "guarantees", "stub"),
    INTEGRATION("uses", "base_url", "auth", "action", "sync", "mapping"),
    INTEGRATION_ACTION("when", "call", "response"),
    INTEGRATION_SYNC("mode", "from", "into", "match"),
    EXPERIENCE("context", "access", "priority", "start", "step"),
    EXPERIENCE_STEP(
            "kind",
            "surface",
            "entity",
            "integration",
            "on",
            "creates",
            "fields",
            "defaults",
            "saves_to",
            "prefill",
            "when",
            "access"),
    CHANNEL("kind", "provider", "config", "provider_config", "send", "receive"),
    SEND("message", "when", "delivery_mode", "mapping", "throttle"),
    THROTTLE("window", "max_messages", "on_exceed"),
    RECEIVE("message", "match", "action", "mapping"),
    PROCESS(
            "description",
            "implements",
            "trigger",
            "input",
            "output",
            "steps",
            "compensations",
            "timeout",
            "overlap",
            "emits"),
    PROCESS_TRIGGER("when"),
    STEP(
            "service",
            "llm_intent",
            "channel",
            "message",
            "wait",
            "human_task",
            "subprocess",
            "condition",
            "on_true",
            "on_false",
            "goto",
            "on_success",
            "on_failure",
            "on_any_failure",
            "compensate",
            "timeout",
            "retry",
            "inputs",
            "input_map",
            "output",
            "effects",
            "query",
            "foreach"),
    COMPENSATION("service", "timeout", "inputs"),
    SCHEDULE(
            "description",
            "implements",
            "cron",
            "interval",
            "timezone",
            "catch_up",
            "overlap",
            "steps",
            "timeout",
            "emits"),
    LEDGER(
            "intent",
            "account_code",
            "ledger_id",
            "account_type",
            "currency",
            "flags",
            "sync_to",
            "tenant_scoped",
            "metadata_mapping"),
    TRANSACTION("intent", "execution", "priority", "timeout", "transfer", "idempotency_key", "validation"),
    TRANSFER("debit", "credit", "amount", "code", "flags", "pending_id", "user_data"),
    TENANCY(
            "mode",
            "partition_key",
            "topics",
            "enforce_in_queries",
            "cross_tenant_access",
            "provisioning",
            "entities_excluded",
            "exclude",
            "admin_personas",
            "per_tenant_config"),
    WEBHOOK("entity", "events", "url", "auth", "payload", "retry"),
    WEBHOOK_AUTH("method", "secret"),
    JOB("trigger", "schedule", "run", "retry", "retry_backoff", "dead_letter", "timeout"),
    LLM_MODEL(
            "provider",
            "model_id",
            "tier",
            "max_tokens",
            "cost_per_1k_input",
            "cost_per_1k_output",
            "base_url",
            "project",
            "location",
            "api_key_env",
            "description"),
    LLM_CONFIG(
            "default_model",
            "default_provider",
            "budget_alert_usd",
            "artifact_store",
            "logging",
            "rate_limits",
            "concurrency"),
    LLM_INTENT(
            "model",
            "prompt",
            "description",
            "output_schema",
            "timeout",
            "max_tokens",
            "vision",
            "retry",
            "pii",
            "trigger"),
    LLM_TRIGGER("on_entity", "on_event", "input_map", "write_back", "when");

    private final List<String> all;
    private final Set<String> known;

    Keys(String... all) {
        this.all = List.of(all);
        this.known = Set.of(all);
    }

    List<String> all() {
        return all;
    }

    boolean isKnown(String key) {
        return known.contains(key);
    }
}
