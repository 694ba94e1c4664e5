package org.dazzledsl.model.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.grammar.syntax.Word;
import org.dazzledsl.model.app.AppSpec;
import org.dazzledsl.model.json.JsonLayout;

/**
 * What was read, for machines: each file with the constructs that it declares and its problems, and the application.
 *
 * @param files in the order of their paths
 * @param app nothing where there were errors, or where nothing was linked
 */
public record ApplicationReport(List<FileReport> files, Optional<AppSpec> app) {

    /** Of the JSON; it changes when a member is renamed, removed or gets another meaning. */
    public static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(Word.class, new WordSerializer()))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    public ApplicationReport {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param ok whether none of its problems is an error
     * @param counts how many of each construct, by keyword; empty for a file that could not be read
     * @param problems by place
     */
    public record FileReport(String path, boolean ok, SortedMap<String, Integer> counts, List<Problem> problems) {
        public FileReport {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
            problems = List.copyOf(problems);
        }
    }

    static ApplicationReport of(
            List<String> paths, List<ModuleSyntax> modules, Optional<AppSpec> app, List<Problem> problems) {
        SortedMap<String, List<Problem>> problemsByFile = new TreeMap<>(problems.stream()
                .collect(Collectors.groupingBy(problem -> problem.span().file())));
        // Every file is there, and whatever else has a problem: dazzle.toml, a folder that doesn't exist.
        paths.forEach(path -> problemsByFile.putIfAbsent(path, List.of()));
        SortedMap<String, SortedMap<String, Integer>> countsByFile = new TreeMap<>();
        modules.forEach(module -> countsByFile.put(module.file(), module.counts()));
        List<FileReport> files = new ArrayList<>();
        for (Map.Entry<String, List<Problem>> file : problemsByFile.entrySet()) {
            List<Problem> sorted =
                    file.getValue().stream().sorted(Problem.BY_PLACE).toList();
            files.add(new FileReport(
                    file.getKey(),
                    sorted.stream().noneMatch(Problem::isError),
                    countsByFile.getOrDefault(file.getKey(), Collections.emptySortedMap()),
                    sorted));
        }
        return new ApplicationReport(files, app);
    }

    /** Writes UTF-8, piece by piece: of a large application, the whole text would take more memory than the application. */
    public void writeJson(OutputStream out) throws IOException {
        JsonGenerator json = MAPPER.createGenerator(out);
        json.setPrettyPrinter(JsonLayout.printer());
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeArrayFieldStart("files");
        for (FileReport file : files) {
            write(file, json);
        }
        json.writeEndArray();
        json.writeFieldName("app");
        MAPPER.writeValue(json, app);
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void write(FileReport file, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", file.path());
        json.writeBooleanField("ok", file.ok());
        json.writeObjectFieldStart("counts");
        for (Map.Entry<String, Integer> count : file.counts().entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("problems");
        for (Problem problem : file.problems()) {
            write(problem, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Problem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", problem.severity().word());
        json.writeNumberField("line", problem.span().line());
        json.writeNumberField("column", problem.span().column());
        json.writeStringField("code", problem.code());
        json.writeStringField("message", problem.sentence());
        json.writeEndObject();
    }

    /** The words of the language, as they are written in it. */
    private static final class WordSerializer extends JsonSerializer<Word> {
        @Override
        public void serialize(Word word, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(word.word());
        }
    }
}
