import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** JSON by the library that the application brings. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    static String write(Map<String, ?> fields) throws IOException {
        return MAPPER.writeValueAsString(fields);
    }

    static String pretty(Object value) throws IOException {
        return MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }
}
