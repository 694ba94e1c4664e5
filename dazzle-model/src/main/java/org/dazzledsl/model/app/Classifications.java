package org.dazzledsl.model.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.KeptLine;

/** What the {@code policies:} blocks say of fields: {@code classify Customer.email as PII_DIRECT}. */
final class Classifications {

    private static final Pattern CLASSIFY = Pattern.compile("classify\\s+(\\w+)\\.(\\w+)\\s+as\\s+(\\w+).*");

    private final Map<String, List<DataMark.Classified>> byField = new TreeMap<>();

    static Classifications in(List<Declaration> declarations) {
        Classifications classifications = new Classifications();
        declarations.stream()
                .filter(declaration -> declaration.keyword().equals("policies"))
                .flatMap(policies -> policies.kept().stream())
                .forEach(classifications::add);
        return classifications;
    }

    List<DataMark.Classified> of(String entity, String field) {
        return byField.getOrDefault(entity + "." + field, List.of());
    }

    private void add(KeptLine line) {
        Matcher parts = CLASSIFY.matcher(line.text());
        if (parts.matches()) {
            byField.computeIfAbsent(parts.group(1) + "." + parts.group(2), key -> new ArrayList<>())
                    .add(new DataMark.Classified(parts.group(3), line.span()));
        }
    }
}
