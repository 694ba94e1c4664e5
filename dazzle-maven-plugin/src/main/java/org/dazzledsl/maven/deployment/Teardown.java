package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.teardown.AwsFaultException;
import org.dazzledsl.model.teardown.DataFate;
import org.dazzledsl.model.teardown.StandingStack;
import org.dazzledsl.model.teardown.StandingStacks;
import org.dazzledsl.model.version.DataResource;
import org.dazzledsl.model.version.InfraVersion.StackVersion;

/**
 * Takes deployed stacks down, once somebody agreed. In production it refuses as long as CloudFormation would; in dev it empties
 * the buckets, which CloudFormation doesn't delete before.
 */
public final class Teardown {

    private static final String BUCKET = "AWS::S3::Bucket";

    private final GeneratedStacks generated;
    private final TeardownSettings settings;
    private final Stacks wanted;
    private final Environment environment;
    private final Progress progress;

    private Teardown(GeneratedStacks generated, TeardownSettings settings, Stacks wanted, Progress progress) {
        this.generated = generated;
        this.settings = settings;
        this.wanted = wanted;
        this.environment = Environment.ofWord(generated.version().environment()).orElseThrow();
        this.progress = progress;
    }

    /** Gets to what is deployed. Asked only when something is to be taken down. */
    @FunctionalInterface
    public interface Source {

        /** @throws AwsFaultException when what is needed for it can't be had */
        StandingStacks standing(String region) throws AwsFaultException;
    }

    /** @throws UnusableSettingException when a stack is to go that there is not */
    public static Teardown of(GeneratedStacks generated, TeardownSettings settings, Progress progress)
            throws UnusableSettingException {
        if (settings.arguments().stream().anyMatch(argument -> argument.matches("--profile(=.*)?"))) {
            throw new UnusableSettingException("-D" + TeardownSettings.ARGUMENTS + " has --profile, which only the CDK"
                    + " command line would follow: what is deleted would be looked for elsewhere. Set AWS_PROFILE.");
        }
        return new Teardown(
                generated,
                settings,
                Stacks.named(generated.version(), settings.stacks(), TeardownSettings.STACKS)
                        .withDependents(),
                progress);
    }

    /** Finds the CDK command line. Asked only when somebody agreed. */
    @FunctionalInterface
    public interface CdkSource {

        Cdk find() throws NodeUnavailableException, CdkFailedException, IOException, InterruptedException;
    }

    /**
     * Looks at what is deployed, says what becomes of it, asks, and takes it down.
     *
     * @throws RefusedException when nobody agrees, or the stacks are protected
     * @throws AwsFaultException when it can't be seen what is deployed, or a bucket can't be emptied
     */
    public void run(Source source, Confirmation confirmation, CdkSource cdk)
            throws RefusedException, NodeUnavailableException, CdkFailedException, IOException, InterruptedException {
        String region = wanted.region()
                .orElseThrow(() -> new IOException(generated.shown() + " does not say which region it is deployed to"));
        try (StandingStacks aws = source.standing(region)) {
            Optional<Stacks> standing = standing(aws);
            sayWhatIsNoLongerGenerated(aws);
            if (standing.isEmpty()) {
                progress.say("Nothing to take down: none of " + wanted.names() + " of " + wanted.base()
                        + " is deployed in " + wanted.place() + ".");
                return;
            }
            sayWhatBecomesOfData(standing.get());
            confirm(standing.get(), confirmation);
            destroy(cdk.find(), aws, standing.get());
            progress.say("Took down " + standing.get().names() + " of " + wanted.base() + ".");
            List<DataResource> kept = data(standing.get(), DataFate.STAYS);
            kept.addAll(data(standing.get(), DataFate.SNAPSHOT));
            if (!kept.isEmpty()) {
                progress.say(
                        "What stays, in the account and on its bill, is listed above; no stack manages it any longer.");
            }
        }
    }

    /** Those that are deployed, of which none refuses to go. */
    private Optional<Stacks> standing(StandingStacks aws) throws RefusedException, AwsFaultException {
        List<StackVersion> standing = new ArrayList<>();
        List<StandingStack> refusing = new ArrayList<>();
        for (StackVersion stack : wanted.chosen()) {
            Optional<StandingStack> found = aws.find(stack.stackName());
            if (found.isPresent()) {
                requireSameAccount(stack, found.get());
                standing.add(stack);
                found.filter(StandingStack::refusesDeletion).ifPresent(refusing::add);
            }
        }
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        Stacks stacks = new Stacks(generated.version(), standing);
        if (!refusing.isEmpty()) {
            sayWhatBecomesOfData(stacks);
            throw new RefusedException("Nothing was taken down: termination protection is on for "
                    + refusing.stream().map(StandingStack::name).collect(Collectors.joining(", "))
                    + ". What becomes of data stands above. Who wants that lifts the protection of each stack first:\n\n"
                    + refusing.stream()
                            .map(stack -> "aws cloudformation update-termination-protection"
                                    + " --no-enable-termination-protection --region "
                                    + wanted.region().orElseThrow()
                                    + " --stack-name " + stack.name() + "\n")
                            .collect(Collectors.joining()));
        }
        return Optional.of(stacks);
    }

    /** CDK would refuse as well, but not before buckets are emptied. */
    private static void requireSameAccount(StackVersion stack, StandingStack found) throws RefusedException {
        Optional<String> configured = stack.environment().account();
        if (configured.filter(account -> !account.equals(found.account())).isPresent()) {
            throw new RefusedException("Nothing was taken down: " + found.name() + " stands in the account "
                    + found.account() + ", and dazzle.toml names " + configured.get()
                    + ". Sign in to that one, with AWS_PROFILE for instance.");
        }
    }

    /** CDK knows the stacks that it generated last; what an earlier specification made is another's to delete. */
    private void sayWhatIsNoLongerGenerated(StandingStacks aws) throws AwsFaultException {
        if (!wanted.areAll()) {
            return;
        }
        Set<String> known = new HashSet<>();
        generated.version().stacks().forEach(stack -> known.add(stack.name()));
        for (StackName name : StackName.values()) {
            String stackName = wanted.base() + "-" + name.title();
            if (!known.contains(name.title()) && aws.find(stackName).isPresent()) {
                progress.say(stackName + " is deployed and no longer generated, so it stays. To delete it as well: aws"
                        + " cloudformation delete-stack --region "
                        + wanted.region().orElseThrow() + " --stack-name "
                        + stackName);
            }
        }
    }

    private void sayWhatBecomesOfData(Stacks stacks) {
        for (DataFate fate : DataFate.values()) {
            List<DataResource> data = data(stacks, fate);
            if (!data.isEmpty()) {
                progress.say(heading(fate));
                Map<String, List<DataResource>> byStack = data.stream()
                        .collect(Collectors.groupingBy(DataResource::stack, LinkedHashMap::new, Collectors.toList()));
                byStack.forEach((stack, resources) -> progress.say("  " + stack + ": "
                        + resources.stream().map(Teardown::shown).collect(Collectors.joining(", "))));
            }
        }
    }

    private static String heading(DataFate fate) {
        return switch (fate) {
            case STAYS -> "Stays, with what it holds:";
            case SNAPSHOT -> "Is deleted after a last snapshot, which stays:";
            case DELETED -> "Is deleted, with what it holds:";
        };
    }

    private static String shown(DataResource resource) {
        return resource.logicalId() + " ("
                + resource.type().substring(resource.type().indexOf("::") + 2) + ")";
    }

    private List<DataResource> data(Stacks stacks, DataFate fate) {
        return generated.version().data().stream()
                .filter(resource -> stacks.contains(resource.stack()) && DataFate.of(resource) == fate)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** By the name, since a y is typed too easily for what can't be taken back. */
    private void confirm(Stacks standing, Confirmation confirmation) throws RefusedException {
        String base = standing.base();
        String what = standing.inWords() + " of " + base + " in " + standing.place();
        if (settings.approved().isPresent()) {
            if (settings.approved().get().equals(base)) {
                return;
            }
            throw new RefusedException("Nothing was taken down: -D" + TeardownSettings.APPROVE + " names '"
                    + settings.approved().get() + "', and this is " + base + ".");
        }
        Optional<String> answer = confirmation.ask("Delete " + what + "? Type " + base + " to go on: ");
        if (answer.isEmpty()) {
            throw new RefusedException("Nothing was taken down: nobody can be asked here whether to delete " + what
                    + ". Where that is decided beforehand, say so with -D" + TeardownSettings.APPROVE + "=" + base
                    + ".");
        }
        if (!answer.get().strip().equals(base)) {
            throw new RefusedException("Nothing was taken down: what was typed is not " + base + ".");
        }
    }

    private void destroy(Cdk cdk, StandingStacks aws, Stacks standing)
            throws CdkFailedException, IOException, InterruptedException {
        empty(aws, standing);
        List<String> arguments = new ArrayList<>(List.of("destroy"));
        standing.chosen().forEach(stack -> arguments.add(stack.name()));
        arguments.addAll(List.of("--exclusively", "--force"));
        arguments.addAll(generated.application());
        arguments.addAll(settings.arguments());
        String doing = "Deleting " + standing.inWords() + " of " + standing.base();
        String words;
        try {
            words = cdk.run(doing, arguments);
        } catch (CdkFailedException e) {
            // What still ran may have written to a bucket after it was emptied; else the fault is another one.
            if (empty(aws, standing) == 0) {
                throw e;
            }
            progress.say("Trying once more, with buckets that are empty now.");
            words = cdk.run(doing, arguments);
        }
        requireGone(aws, standing, words);
    }

    private static void requireGone(StandingStacks aws, Stacks deleted, String words)
            throws CdkFailedException, AwsFaultException {
        List<String> left = new ArrayList<>();
        for (StackVersion stack : deleted.chosen()) {
            aws.find(stack.stackName()).map(StandingStack::name).ifPresent(left::add);
        }
        if (!left.isEmpty()) {
            throw CdkFailedException.unfinished(
                    String.join(", ", left) + (left.size() == 1 ? " is" : " are") + " still deployed", words);
        }
    }

    /** @return how many objects were deleted from buckets that are to be deleted as well */
    private long empty(StandingStacks aws, Stacks standing) throws AwsFaultException {
        if (environment.keepsWhatHoldsData()) {
            return 0;
        }
        long all = 0;
        for (StackVersion stack : standing.chosen()) {
            Set<String> doomed = data(new Stacks(generated.version(), List.of(stack)), DataFate.DELETED).stream()
                    .filter(resource ->
                            resource.type().equals(BUCKET) && resource.part().isEmpty())
                    .map(DataResource::logicalId)
                    .collect(Collectors.toSet());
            if (doomed.isEmpty() || aws.find(stack.stackName()).isEmpty()) {
                continue;
            }
            for (Map.Entry<String, String> bucket :
                    aws.buckets(stack.stackName()).entrySet()) {
                if (doomed.contains(bucket.getKey())) {
                    long deleted;
                    Progress.Step step = progress.begin("Emptying the bucket " + bucket.getValue());
                    try (step) {
                        deleted = aws.empty(bucket.getValue());
                    }
                    if (deleted > 0) {
                        progress.say("Emptied the bucket " + bucket.getValue() + " of " + deleted
                                + (deleted == 1 ? " object." : " objects and versions."));
                    }
                    all += deleted;
                }
            }
        }
        return all;
    }
}
