package io.yanhuo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code infra/docs/order-states.md} is drawn from the states; run with UPDATE_DOCS=1 to redraw.
 */
class OrderStatesDocumentTest {
    private static final Path DOCUMENT = Path.of("../infra/docs/order-states.md");

    @Test
    void the_document_shows_the_states_as_they_are() throws IOException {
        if ("1".equals(System.getenv("UPDATE_DOCS"))) Files.writeString(DOCUMENT, drawn());

        assertThat(DOCUMENT).as("run this test with UPDATE_DOCS=1").content().isEqualTo(drawn());
    }

    private static String drawn() throws IOException {
        var chinese = texts("texts.properties");
        var english = texts("texts_en.properties");
        return """
        # The states of an order

        Drawn from `OrderStatus` by `OrderStatesDocumentTest`; change the enum, not this page.

        | state | 中文 | English | may become |
        |---|---|---|---|
        %s

        ```mermaid
        stateDiagram-v2
            [*] --> AWAITING_PAYMENT
        %s
        ```
        """
                .formatted(
                        Arrays.stream(OrderStatus.values())
                                .map(s -> row(s, name(chinese, s), name(english, s)))
                                .collect(Collectors.joining("\n")),
                        Arrays.stream(OrderStatus.values())
                                .map(OrderStatesDocumentTest::edges)
                                .collect(Collectors.joining("\n")));
    }

    private static String row(OrderStatus status, String chinese, String english) {
        var next = status.next().stream().map(s -> "`" + s + "`").collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s |"
                .formatted(status, chinese, english, next.isEmpty() ? "nothing" : next);
    }

    private static String edges(OrderStatus status) {
        if (status.next().isEmpty()) return "    " + status + " --> [*]";
        return status.next().stream()
                .map(next -> "    " + status + " --> " + next)
                .collect(Collectors.joining("\n"));
    }

    private static String name(Properties texts, OrderStatus status) {
        return texts.getProperty("ordering.status." + status);
    }

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        try (InputStream stream = Order.class.getResourceAsStream(file)) {
            assertThat(stream).isNotNull();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
