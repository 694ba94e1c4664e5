package org.dazzledsl.model.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Resources that go while one like them comes, which differs in its name alone: somebody renamed an element, and for
 * CloudFormation that is another resource.
 */
final class Renames {

    private Renames() {}

    /** The ids of the resources that take a place, by the ids of those that leave it. */
    static Map<String, String> between(FlatStack before, FlatStack after) {
        List<FlatResource> gone = only(before, after);
        List<FlatResource> come = new ArrayList<>(only(after, before));
        Map<String, String> renames = new LinkedHashMap<>();
        for (FlatResource old : gone) {
            List<FlatResource> candidates = come.stream()
                    .filter(now -> isSameButNamed(before, old, after, now))
                    .toList();
            if (candidates.size() == 1) {
                renames.put(old.id(), candidates.get(0).id());
                come.remove(candidates.get(0));
            }
        }
        return renames;
    }

    private static List<FlatResource> only(FlatStack here, FlatStack there) {
        return here.resources().values().stream()
                .filter(resource -> !there.resources().containsKey(resource.id()))
                .toList();
    }

    private static boolean isSameButNamed(FlatStack before, FlatResource old, FlatStack after, FlatResource now) {
        if (!old.type().equals(now.type())) {
            return false;
        }
        Set<String> oldNames = names(before.because(old), after.because(now));
        Set<String> newNames = names(after.because(now), before.because(old));
        return !oldNames.isEmpty()
                && !newNames.isEmpty()
                && masked(old, oldNames).equals(masked(now, newNames));
    }

    /** The names of the elements that are among the first ones only. */
    private static Set<String> names(List<String> elements, List<String> others) {
        Set<String> own = new HashSet<>(elements);
        others.forEach(own::remove);
        return own.stream()
                .filter(id -> !Elements.isConfiguration(id))
                .map(id -> id.replaceFirst("^\\S+ ", ""))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    private static String masked(FlatResource resource, Set<String> names) {
        String text = resource.properties().toString();
        for (String name : names) {
            String camel = Arrays.stream(name.split("_"))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
            for (String form : List.of(name, name.replace('_', '-'), name.replace('_', ' '), camel)) {
                text = text.replace(form, "\u0000");
            }
        }
        return text;
    }
}
