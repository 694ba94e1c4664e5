package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.template.TemplateResource;
import org.dazzledsl.model.template.TemplateStack;

/** Finds the lines of the specification or of {@code dazzle.toml} that caused a resource of a plan or a template. */
final class Causes {

    private final ConfigPlaces places;
    private final Reason application;
    private final Map<String, List<Reason>> byResource = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    Causes(PlanView plan) {
        this.places = plan.config().places();
        this.application = plan.needs().application();
        for (AwsStack stack : plan.requirements().stacks()) {
            String title = stack.stack().title();
            titles.put(stack.stackName(), title);
            for (AwsResource resource : stack.resources()) {
                byResource.put(
                        key(title, resource.planned().id()), resource.planned().reasons());
            }
        }
    }

    /** Of what a key of {@code dazzle.toml} says, or leaves to its default. */
    Cause of(String configKey) {
        return new Cause(places.nearest(configKey), List.of(configKey));
    }

    /** Of a planned resource. */
    Cause of(String stack, String plannedId, Optional<String> decidedBy) {
        return of(byResource.getOrDefault(key(stack, plannedId), List.of(application)), decidedBy);
    }

    /** Of a resource in a template: of one that wasn't planned, its place in the template. */
    Cause of(TemplateStack stack, TemplateResource resource, Optional<String> decidedBy) {
        String title = titles.get(stack.stackName());
        if (title == null) {
            return new Cause(resource.place(), List.of());
        }
        Optional<String> planned = resource.planned().isPresent() ? resource.planned() : resource.auxiliaryTo();
        List<Reason> reasons = planned.isPresent() ? byResource.get(key(title, planned.get())) : null;
        return of(reasons == null ? List.of(application) : reasons, decidedBy);
    }

    /** Of a stack as a whole: of one that wasn't planned, the start of its template. */
    Cause of(TemplateStack stack, String template) {
        return titles.containsKey(stack.stackName())
                ? of(List.of(application), Optional.empty())
                : new Cause(Span.at(template, 1, 1), List.of());
    }

    private Cause of(List<Reason> reasons, Optional<String> decidedBy) {
        Set<String> elements = new LinkedHashSet<>();
        Optional<Span> written = Optional.empty();
        if (decidedBy.isPresent()) {
            elements.add(decidedBy.get());
            written = places.written(decidedBy.get());
        }
        for (Reason reason : reasons) {
            elements.add(reason.element());
        }
        // A key that nobody wrote has no line of its own; then the line counts that asked for the resource.
        return new Cause(written.orElse(reasons.get(0).span()), new ArrayList<>(elements));
    }

    private static String key(String stack, String id) {
        return stack + "/" + id;
    }
}
