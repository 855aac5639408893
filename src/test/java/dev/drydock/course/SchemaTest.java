package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.drydock.course.LabSpec.Network;

/** What editors are told about the keys is what the reader knows. */
class SchemaTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/META-INF/resources/schemas");

    private static JsonNode schema(String name) throws IOException {
        return new ObjectMapper().readTree(SCHEMAS.resolve(name).toFile());
    }

    private static Set<String> keys(JsonNode schema) {
        assertFalse(schema.get("additionalProperties").asBoolean(true), "Editors have to mark unknown keys");
        var keys = new TreeSet<String>();
        schema.get("properties").properties().forEach(property -> {
            if (property.getValue().has("properties")) {
                keys(property.getValue()).forEach(inner -> keys.add(property.getKey() + "." + inner));
            } else {
                keys.add(property.getKey());
            }
        });
        return keys;
    }

    private static Set<String> sorted(Collection<String> keys) {
        return new TreeSet<>(keys);
    }

    private static List<String> required(JsonNode schema) {
        var names = new ArrayList<String>();
        schema.get("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void theFrontMattersSchemaHasItsKeys() throws IOException {
        var lesson = schema("lesson.json");
        assertEquals(sorted(FrontMatter.KEYS), keys(lesson));
        assertEquals(List.of("title"), required(lesson));
        var networks = new TreeSet<String>();
        lesson.at("/properties/lab/properties/network/enum").forEach(name -> networks.add(name.asText()));
        assertEquals(sorted(Stream.of(Network.values()).map(it -> it.name().toLowerCase(Locale.ROOT)).toList()), networks);
    }

    @Test
    void theCoursesSchemaHasItsKeys() throws IOException {
        var course = schema("course.json");
        assertEquals(sorted(CourseFolder.KEYS), keys(course));
        assertEquals(List.of("title"), required(course));
    }
}
