package org.dazzledsl.model.aws;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import org.dazzledsl.model.because.Reason;

/** AwsRequirements as JSON, for a synthesizer in a process of its own and for knowing whether anything changed. */
public final class AwsRequirementsJson {

    private static final ObjectMapper WITH_PLACES = mapper().build();

    private static final ObjectMapper WITHOUT_PLACES =
            mapper().addMixIn(Reason.class, ReasonWithoutPlace.class).build();

    private AwsRequirementsJson() {}

    public static String write(AwsRequirements requirements) {
        return write(WITH_PLACES, requirements);
    }

    /**
     * Everything that can change a template, and nothing else: without the lines of the reasons, so that a new comment in
     * the DSL is no change.
     */
    public static String writeWithoutPlaces(AwsRequirements requirements) {
        return write(WITHOUT_PLACES, requirements);
    }

    /** One resource, without the lines of its reasons. */
    public static JsonNode tree(AwsResource resource) {
        return WITHOUT_PLACES.valueToTree(resource);
    }

    /** @throws IOException when the text is not what {@link #write} makes */
    public static AwsRequirements read(String json) throws IOException {
        return WITH_PLACES.readValue(json, AwsRequirements.class);
    }

    /** Finds out how the records are read, which takes longer than reading them; for who has the time before there is a text. */
    public static void prepare() {
        WITH_PLACES.readerFor(AwsRequirements.class);
    }

    private static String write(ObjectMapper mapper, AwsRequirements requirements) {
        try {
            return mapper.writeValueAsString(requirements) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("AwsRequirements are made of records that have a JSON form", e);
        }
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    @JsonIgnoreProperties("span")
    private interface ReasonWithoutPlace {}
}
