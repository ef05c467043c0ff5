package io.homeplane.inventory.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void shouldWritePlainValuesInTheirOrder() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", "web");
        value.put("count", 2);
        value.put("list", List.of(true, "x"));
        value.put("none", null);
        assertThat(Json.text(value)).isEqualTo("{\"name\":\"web\",\"count\":2,\"list\":[true,\"x\"],\"none\":null}");
    }

    @Test
    void shouldEscapeWhatWouldEndAString() {
        assertThat(Json.text("a\"b\\c\n\u0001</script>")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001\\u003C/script>\"");
    }
}
