package org.dazzledsl.model.preflight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.config.RulePack;
import org.dazzledsl.model.preflight.Finding.Subject;
import org.dazzledsl.model.preflight.PreflightReport.Templates;
import org.dazzledsl.model.preflight.Rule.OfPlan;
import org.dazzledsl.model.preflight.Rule.OfResources;
import org.dazzledsl.model.preflight.Rule.OfStacks;
import org.dazzledsl.model.template.Published;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.template.TemplateStack;

/** Looks at a plan and its templates with every rule. A rule that fails is a finding; the others run all the same. */
public final class Preflight {

    private final RuleBook book;
    private final PlanView plan;
    private final Causes causes;

    /**
     * What to look at, and what is known of it.
     *
     * @param templates empty when only the plan is looked at
     * @param fault why there are no templates although they were asked for
     * @param packs the packs of rules that are looked at, and the critical ones of all others; empty for all rules
     * @param failOn the least severity that fails; empty when nothing does
     * @param today on which suppressions have expired or not
     */
    public record Question(
            Optional<CheckedTemplates> templates,
            Optional<String> fault,
            List<RulePack> packs,
            List<OtherToolRun> otherTools,
            Baseline baseline,
            Optional<Severity> failOn,
            LocalDate today) {

        public Question {
            Objects.requireNonNull(fault, "fault");
            packs = List.copyOf(packs);
            otherTools = List.copyOf(otherTools);
        }

        /** With all rules, without anybody else's findings, and with nothing known before. */
        public static Question of(Optional<CheckedTemplates> templates, Optional<Severity> failOn, LocalDate today) {
            return new Question(templates, Optional.empty(), List.of(), List.of(), Baseline.EMPTY, failOn, today);
        }

        /** What must not be deployed is found whatever was asked for. */
        boolean asksFor(Rule rule) {
            return packs.isEmpty()
                    || rule.severity() == Severity.CRITICAL
                    || packs.stream().anyMatch(rule::isIn);
        }

        /** The same with templates, and with what tools of others said of them. */
        public Question with(CheckedTemplates checked, List<OtherToolRun> runs) {
            return new Question(Optional.of(checked), fault, packs, runs, baseline, failOn, today);
        }

        /** The same without templates, since they can't be made. */
        public Question withFault(String why) {
            return new Question(templates, Optional.of(why), packs, otherTools, baseline, failOn, today);
        }

        public Question with(Baseline other) {
            return new Question(templates, fault, packs, otherTools, other, failOn, today);
        }
    }

    public Preflight(RuleBook book, PlanView plan) {
        this.book = book;
        this.plan = plan;
        this.causes = new Causes(plan);
    }

    public PreflightReport look(Question question) {
        List<StackView> stacks = new ArrayList<>();
        if (question.templates().isPresent()) {
            TemplateFolder folder = question.templates().get().folder();
            Published published = Published.by(folder);
            for (TemplateStack stack : folder.stacks()) {
                stacks.add(new StackView(stack, published));
            }
        }
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (question.asksFor(rule)) {
                rules.add(rule);
            }
        }
        List<Finding> found = withoutRepetitions(ofPlan(rules), ofTemplates(rules, stacks));
        for (OtherToolRun run : question.otherTools()) {
            found.addAll(new OtherToolFindings(causes, stacks).of(run));
        }
        if (question.fault().isPresent()) {
            found.add(own(PreflightRules.NO_TEMPLATES, question.fault().get()));
        }
        for (String fault : book.faults()) {
            found.add(own(PreflightRules.RULES_NOT_LOADED, fault));
        }

        Predicate<String> lookedAt = lookedAt(question);
        String environment = plan.config().environment().word();
        Suppressions suppressions = new Suppressions(plan.config().preflight().suppressions(), question.today());
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : found) {
            Finding accepted = suppressions.apply(finding);
            findings.add(
                    accepted.counts() && question.baseline().has(environment, accepted)
                            ? accepted.knownBefore()
                            : accepted);
        }
        findings.addAll(suppressions.ownFindings(causes, book, lookedAt));
        int resources = 0;
        for (StackView stack : stacks) {
            resources += stack.stack().resources().size();
        }
        return new PreflightReport(
                plan.requirements().names().application(),
                environment,
                question.failOn(),
                question.packs(),
                book.rules(),
                findings,
                new Templates(
                        question.templates().isPresent()
                                ? question.templates().get().origin()
                                : "",
                        stacks.size(),
                        resources,
                        lookedAt));
    }

    private Predicate<String> lookedAt(Question question) {
        boolean templates = question.templates().isPresent();
        return id -> book.find(id)
                .map(rule -> question.asksFor(rule)
                        && (templates || rule.checks().stream().allMatch(OfPlan.class::isInstance)))
                .orElseGet(() -> question.otherTools().stream()
                        .anyMatch(run -> run.finished() && run.tool().hasRule(id)));
    }

    private List<Finding> ofPlan(List<Rule> rules) {
        List<Finding> found = new ArrayList<>();
        for (Rule rule : rules) {
            for (Rule.Check check : rule.checks()) {
                if (check instanceof OfPlan ofPlan) {
                    try {
                        ofPlan.check().look(plan, new OnPlan(rule, found));
                    } catch (RuntimeException | LinkageError | StackOverflowError e) {
                        found.add(failed(rule, "the plan", e));
                    }
                }
            }
        }
        return found;
    }

    /**
     * The stacks at once, for linking what rules consist of takes longer than to run it; the findings by rule, whoever was
     * first.
     */
    private List<Finding> ofTemplates(List<Rule> rules, List<StackView> stacks) {
        List<List<List<Finding>>> ofStacks =
                stacks.parallelStream().map(stack -> ofStack(rules, stack)).toList();
        List<Finding> found = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            for (List<List<Finding>> ofStack : ofStacks) {
                found.addAll(ofStack.get(rule));
            }
        }
        return found;
    }

    /** By rule. */
    private List<List<Finding>> ofStack(List<Rule> rules, StackView stack) {
        List<List<Finding>> found = new ArrayList<>();
        for (Rule rule : rules) {
            List<Finding> ofRule = new ArrayList<>();
            for (Rule.Check check : rule.checks()) {
                look(rule, check, stack, ofRule);
            }
            found.add(ofRule);
        }
        return found;
    }

    private void look(Rule rule, Rule.Check check, StackView stack, List<Finding> found) {
        if (check instanceof OfStacks ofStacks) {
            try {
                ofStacks.check().look(stack, new OnStack(rule, stack, found));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                found.add(failed(rule, "the stack " + stack.name(), e));
            }
        } else if (check instanceof OfResources ofResources) {
            for (String type : ofResources.types()) {
                for (ResourceView resource : stack.resources(type)) {
                    try {
                        ofResources.check().look(resource, new OnResource(rule, resource, found));
                    } catch (RuntimeException | LinkageError | StackOverflowError e) {
                        found.add(failed(rule, resource.logicalId(), e));
                    }
                }
            }
        }
    }

    private Finding failed(Rule rule, String what, Throwable cause) {
        return own(
                PreflightRules.RULE_FAILED,
                "the rule " + rule.id() + " failed on " + what + ": "
                        + cause.getClass().getSimpleName()
                        + (cause.getMessage() == null ? "" : ", " + cause.getMessage()));
    }

    private Finding own(Rule rule, String message) {
        return finding(rule, Status.FINDING, message, causes.of("deploy.preflight"), Subject.NONE);
    }

    private static Finding finding(Rule rule, Status status, String message, Cause cause, Subject subject) {
        return new Finding(
                rule.id(),
                rule.severity(),
                status,
                message,
                cause.place(),
                cause.elements(),
                subject,
                rule.remediation(),
                Optional.empty());
    }

    /**
     * Each finding once: what a rule found in a template it need not say of the plan too, and what it is sure of under one
     * assumption it need not call unknown under another.
     */
    private static List<Finding> withoutRepetitions(List<Finding> ofPlan, List<Finding> ofTemplates) {
        Map<String, Finding> once = new LinkedHashMap<>();
        Set<String> inTemplates = new HashSet<>();
        Set<String> sure = new HashSet<>();
        for (Finding finding : ofTemplates) {
            inTemplates.add(finding.id() + " " + finding.subject().resource());
            if (finding.counts()) {
                sure.add(finding.id() + " " + finding.subject());
            }
        }
        for (Finding finding : ofTemplates) {
            if (finding.counts() || !sure.contains(finding.id() + " " + finding.subject())) {
                once.putIfAbsent(finding.id() + " " + finding.subject() + " " + finding.message(), finding);
            }
        }
        for (Finding finding : ofPlan) {
            String resource = finding.subject().resource();
            if (resource.isEmpty() || !inTemplates.contains(finding.id() + " " + resource)) {
                once.putIfAbsent(
                        finding.id() + " " + finding.subject() + " " + finding.message() + " " + finding.place(),
                        finding);
            }
        }
        return new ArrayList<>(once.values());
    }

    private final class OnPlan implements PlanFindings {

        private final Rule rule;
        private final List<Finding> found;

        OnPlan(Rule rule, List<Finding> found) {
            this.rule = rule;
            this.found = found;
        }

        @Override
        public void found(String key, String message) {
            found.add(finding(rule, Status.FINDING, message, causes.of(key), Subject.NONE));
        }

        @Override
        public void found(AwsStack stack, PlannedResource resource, String property, String message) {
            String title = stack.stack().title();
            found.add(finding(
                    rule,
                    Status.FINDING,
                    message,
                    causes.of(title, resource.id(), rule.decidedBy()),
                    Subject.of(title, resource.id()).at(property)));
        }

        @Override
        public void found(Span place, String message) {
            found.add(finding(rule, Status.FINDING, message, new Cause(place, List.of()), Subject.NONE));
        }
    }

    private final class OnResource implements ResourceFindings {

        private final Rule rule;
        private final ResourceView resource;
        private final List<Finding> found;

        OnResource(Rule rule, ResourceView resource, List<Finding> found) {
            this.rule = rule;
            this.resource = resource;
            this.found = found;
        }

        @Override
        public void found(PropertyView property, String message) {
            add(Status.FINDING, property, message + (resource.when().isEmpty() ? "" : ", when " + resource.when()));
        }

        @Override
        public void unknown(PropertyView property) {
            String what = property.isAbsent()
                    ? property.path() + " is not set, and what holds then is decided elsewhere"
                    : property.path() + " is known only at deployment: " + property.unknowns();
            add(Status.UNKNOWN, property, "can't be told, since " + what);
        }

        private void add(Status status, PropertyView property, String message) {
            found.add(finding(
                    rule,
                    status,
                    message,
                    causes.of(resource.stack().stack(), resource.definition(), rule.decidedBy()),
                    Subject.of(resource.stack().name(), resource.logicalId()).at(property.path())));
        }
    }

    private final class OnStack implements StackFindings {

        private final Rule rule;
        private final StackView stack;
        private final List<Finding> found;

        OnStack(Rule rule, StackView stack, List<Finding> found) {
            this.rule = rule;
            this.stack = stack;
            this.found = found;
        }

        @Override
        public void found(String template, String message) {
            found.add(finding(
                    rule,
                    Status.FINDING,
                    message,
                    causes.of(stack.stack(), template),
                    new Subject(Optional.of(stack.name()), Optional.empty(), Optional.empty())));
        }
    }
}
