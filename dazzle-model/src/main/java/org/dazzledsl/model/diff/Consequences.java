package org.dazzledsl.model.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of resources that refer to others which are made anew: in their own stack and, through SSM parameters, in those
 * that are deployed after it. CDK deploys a stack that reads SSM parameters even when its template is the same.
 */
final class Consequences {

    static final String LAUNCH_TEMPLATE = "AWS::EC2::LaunchTemplate";

    private static final String ROLLING_UPDATE = "AutoScalingRollingUpdate";

    private static final String PARAMETER = "AWS::SSM::Parameter";

    private static final String VPC = "AWS::EC2::VPC";

    private static final String SUBNET = "AWS::EC2::Subnet";

    private static final List<Verdict> GRAVEST_FIRST =
            List.of(Verdict.CANNOT_BE_DONE, Verdict.WILL_BE_REPLACED, Verdict.MAY_BE_REPLACED, Verdict.WILL_BE_UPDATED);

    private static final Pattern LOOKED_UP = Pattern.compile("(element (\\d+) of )?\\$\\{the SSM parameter ([^}]+)}");

    private final ReplacementTable schemas;
    private final Map<String, List<News>> published = new LinkedHashMap<>();

    Consequences(ReplacementTable schemas) {
        this.schemas = schemas;
    }

    /**
     * What becomes of a resource without a change of its own.
     *
     * @param source where it is known from; empty for an update
     */
    record Effect(Verdict verdict, String why, Optional<String> source) {}

    /**
     * That a value will be another one.
     *
     * @param element which of the values that a parameter lists
     * @param why {@code Vpc is made anew}
     * @param certain whether it will, or may
     * @param ofOtherVpc whether it is a subnet of another VPC than before
     */
    private record News(int element, String why, boolean certain, boolean ofOtherVpc) {}

    /**
     * Finds what must, or may, be replaced or updated since a value that it is made of changes.
     *
     * @param replaced the logical ids in the stack that are replaced themselves, and whether that is certain
     * @param renewed those of launch templates that get a new version
     * @return by logical id; nothing for those of which it is certain already
     */
    Map<String, Effect> in(FlatStack before, FlatStack after, Map<String, Boolean> replaced, Set<String> renewed) {
        Map<String, Effect> effects = new LinkedHashMap<>();
        Map<String, Boolean> anew = new LinkedHashMap<>(replaced);
        boolean found = true;
        while (found) {
            found = false;
            Set<String> moved = ofOtherVpc(after, anew);
            for (FlatResource now : after.resources().values()) {
                if (!before.resources().containsKey(now.id()) || replaced.getOrDefault(now.id(), false)) {
                    continue;
                }
                Optional<Effect> effect = effect(now, anew, moved).or(() -> newVersion(now, renewed));
                if (effect.isPresent() && !effect.equals(Optional.ofNullable(effects.put(now.id(), effect.get())))) {
                    found = true;
                }
                effect.filter(Consequences::makesAnew)
                        .ifPresent(certain -> anew.put(now.id(), certain.verdict() == Verdict.WILL_BE_REPLACED));
            }
        }
        publish(before, after, anew);
        return effects;
    }

    /** An Auto Scaling group that follows the latest version of its launch template. */
    private static Optional<Effect> newVersion(FlatResource resource, Set<String> renewed) {
        String text = resource.properties().toString();
        String rolls = resource.definition().definition().path("UpdatePolicy").has(ROLLING_UPDATE)
                ? "; its instances are replaced by a rolling update"
                : "";
        return renewed.stream()
                .filter(id -> text.contains("${" + id + ".LatestVersionNumber}"))
                .findFirst()
                .map(id -> new Effect(
                        Verdict.WILL_BE_UPDATED, id + " gets a new version, which it takes" + rolls, Optional.empty()));
    }

    private static boolean makesAnew(Effect effect) {
        return effect.verdict() == Verdict.WILL_BE_REPLACED || effect.verdict() == Verdict.MAY_BE_REPLACED;
    }

    /** The subnets that come to stand in another VPC than before. */
    private static Set<String> ofOtherVpc(FlatStack after, Map<String, Boolean> anew) {
        Set<String> moved = new LinkedHashSet<>();
        for (FlatResource resource : after.resources().values()) {
            String vpc = resource.properties().path("VpcId").asText();
            if (resource.type().equals(SUBNET)
                    && anew.keySet().stream()
                            .filter(id -> after.resources().get(id).type().equals(VPC))
                            .anyMatch(id -> vpc.equals("${" + id + "}"))) {
                moved.add(resource.id());
            }
        }
        return moved;
    }

    /** The gravest of what follows from the values of its properties. */
    private Optional<Effect> effect(FlatResource resource, Map<String, Boolean> anew, Set<String> moved) {
        List<Effect> effects = new ArrayList<>();
        for (var leaf : Leaves.of(resource.properties()).entrySet()) {
            String text = leaf.getValue();
            if (text.contains("${")) {
                reference(text, anew, moved)
                        .map(news -> effect(resource, leaf.getKey(), news, " refers to "))
                        .or(() -> lookedUp(text).map(news -> effect(resource, leaf.getKey(), news, " is read from ")))
                        .ifPresent(effects::add);
            }
        }
        // A parameter that only hands a value on is of no interest but for those who read it.
        return GRAVEST_FIRST.stream()
                .filter(verdict ->
                        verdict != Verdict.WILL_BE_UPDATED || !resource.type().equals(PARAMETER))
                .flatMap(verdict -> effects.stream().filter(effect -> effect.verdict() == verdict))
                .findFirst();
    }

    private Effect effect(FlatResource resource, List<String> path, News news, String verb) {
        String why = KeyedList.name(resource.properties(), path) + verb + news.why();
        Optional<Impossible> impossible =
                news.ofOtherVpc() ? FixedVpc.why(resource.type(), path.get(0), why) : Optional.empty();
        if (impossible.isPresent()) {
            return new Effect(
                    Verdict.CANNOT_BE_DONE,
                    impossible.get().why(),
                    Optional.of(impossible.get().source()));
        }
        Replacement replacement = schemas.of(resource.type(), path);
        if (replacement == Replacement.NEVER) {
            return new Effect(Verdict.WILL_BE_UPDATED, why, Optional.empty());
        }
        boolean certain = replacement == Replacement.ALWAYS && news.certain();
        return new Effect(
                certain ? Verdict.WILL_BE_REPLACED : Verdict.MAY_BE_REPLACED,
                why,
                Optional.of(schemas.source(resource.type(), replacement)));
    }

    /** A reference to something in the same stack that is made anew. */
    private static Optional<News> reference(String text, Map<String, Boolean> anew, Set<String> moved) {
        for (var other : anew.entrySet()) {
            String id = other.getKey();
            boolean isIdentity = text.contains("${" + id + "}");
            if (isIdentity || text.contains("${" + id + ".")) {
                // What makes up an attribute may be the same for the new one.
                boolean certain = other.getValue() && isIdentity;
                return Optional.of(new News(0, id + ", which is made anew", certain, moved.contains(id)));
            }
        }
        return Optional.empty();
    }

    /** A parameter that is published anew by a stack before this one. */
    private Optional<News> lookedUp(String text) {
        Matcher matcher = LOOKED_UP.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(3);
            Optional<Integer> element = Optional.ofNullable(matcher.group(2)).map(Integer::valueOf);
            Optional<News> news = published.getOrDefault(name, List.of()).stream()
                    .filter(other -> element.isEmpty() || element.get() == other.element())
                    .findFirst();
            if (news.isPresent()) {
                News found = news.get();
                return Optional.of(
                        new News(found.element(), name + ", and " + found.why(), found.certain(), found.ofOtherVpc()));
            }
        }
        return Optional.empty();
    }

    /** Notes the SSM parameters whose value will be another, for the stacks that come after. */
    private void publish(FlatStack before, FlatStack after, Map<String, Boolean> anew) {
        Set<String> moved = ofOtherVpc(after, anew);
        StackWiring.parameters(after).forEach((id, name) -> {
            FlatResource now = after.resources().get(id);
            FlatResource old = before.resources().get(id);
            if (old != null) {
                List<String> was = elements(old);
                List<String> values = elements(now);
                List<News> news = new ArrayList<>();
                for (int i = 0; i < Math.max(was.size(), values.size()); i++) {
                    news(i, was, values, anew, moved).ifPresent(news::add);
                }
                published.put(name, news);
            }
        });
    }

    private static List<String> elements(FlatResource parameter) {
        return Arrays.asList(parameter.properties().path("Value").asText().split(","));
    }

    private static Optional<News> news(
            int element, List<String> was, List<String> values, Map<String, Boolean> anew, Set<String> moved) {
        if (element >= values.size()) {
            return Optional.of(new News(element, was.get(element) + " goes", true, false));
        }
        String value = values.get(element);
        Optional<News> made = reference(value, anew, moved);
        if (made.isPresent()) {
            String why = made.get().why().replace(", which is", " is");
            return Optional.of(
                    new News(element, why, made.get().certain(), made.get().ofOtherVpc()));
        }
        if (element >= was.size()) {
            return Optional.of(new News(element, value + " is new", true, false));
        }
        return value.equals(was.get(element))
                ? Optional.empty()
                : Optional.of(new News(element, was.get(element) + " becomes " + value, true, false));
    }
}
