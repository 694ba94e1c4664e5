package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a stack exports to others and imports from them. A name that is only known at deployment has what is not known in
 * <code>${…}</code>, which is the same text on both sides.
 *
 * @param exported the outputs by the names of their exports
 * @param imported the logical ids that need an export, by its name
 */
public record StackExports(SortedMap<String, String> exported, SortedMap<String, SortedSet<String>> imported) {

    private static final String IMPORT = "Fn::ImportValue";

    public StackExports {
        exported = Collections.unmodifiableSortedMap(new TreeMap<>(exported));
        imported = Collections.unmodifiableSortedMap(new TreeMap<>(imported));
    }

    public static StackExports of(TemplateStack stack) {
        Resolver resolver = new Resolver(stack);
        SortedMap<String, String> exported = new TreeMap<>();
        SortedMap<String, SortedSet<String>> imported = new TreeMap<>();
        for (StackPart part : stack.parts()) {
            for (TemplateOutput output : part.template().outputs().values()) {
                output.exportName().ifPresent(name -> exported.put(text(resolver, part, name), output.name()));
            }
            for (TemplateResource resource : part.template().resources().values()) {
                for (JsonNode name : resource.definition().findValues(IMPORT)) {
                    imported.computeIfAbsent(text(resolver, part, name), key -> new TreeSet<>())
                            .add(resource.logicalId());
                }
            }
        }
        return new StackExports(exported, imported);
    }

    private static String text(Resolver resolver, StackPart part, JsonNode name) {
        Resolution resolution = resolver.resolve(part, name);
        if (resolution instanceof Resolution.Known known) {
            return known.value().asText();
        }
        return resolution instanceof Resolution.Unknown unknown
                ? unknown.value().text()
                : name.toString();
    }
}
