package io.yanhuo.operations;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.TenantLife;
import io.yanhuo.tenancy.TenantState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * {@code infra/docs/tenant-states.md} is drawn from the life of a restaurant as the program knows
 * it; run with UPDATE_DOCS=1 to redraw.
 */
class TenantStatesDocumentTest {
    private static final Path DOCUMENT = Path.of("../infra/docs/tenant-states.md");

    @Test
    void the_document_shows_the_life_as_it_is() throws IOException {
        if ("1".equals(System.getenv("UPDATE_DOCS"))) Files.writeString(DOCUMENT, drawn());

        assertThat(DOCUMENT).as("run this test with UPDATE_DOCS=1").content().isEqualTo(drawn());
    }

    private static String drawn() throws IOException {
        var chinese = texts("texts.properties");
        var english = texts("texts_en.properties");
        return """
        # The life of a restaurant

        Drawn from `TenantLife` by `TenantStatesDocumentTest`; change the data, not this page. Whether a restaurant has paid is no state: it follows from its subscription's dates.

        | state | 中文 | English | diners | staff | money and jobs |
        |---|---|---|---|---|---|
        %s

        Staff of a restaurant that is not open may look, finish and refund open orders, pay the platform, send somebody away and export; nothing else. To outsiders every state but `ACTIVE` looks like an address that nobody has.

        ```mermaid
        stateDiagram-v2
            [*] --> PROVISIONING
        %s
            PURGED --> [*]
        ```

        | event | brought about by | from | to |
        |---|---|---|---|
        %s
        """
                .formatted(
                        Arrays.stream(TenantState.values())
                                .map(s -> row(s, chinese, english))
                                .collect(joining("\n")),
                        TenantLife.changes().stream()
                                .map(c -> "    " + c.from() + " --> " + c.to() + ": " + c.event())
                                .collect(joining("\n")),
                        Arrays.stream(TenantEvent.values())
                                .map(TenantStatesDocumentTest::row)
                                .collect(joining("\n")));
    }

    private static String row(TenantState state, Properties chinese, Properties english) {
        var name = "operations.state." + state;
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        state,
                        chinese.getProperty(name),
                        english.getProperty(name),
                        state.open() ? "order" : "closed door",
                        state.open() ? "work" : state.staffed() ? "look and finish" : "shut out",
                        state.alive() ? "go on" : "none");
    }

    private static String row(TenantEvent event) {
        var changes = TenantLife.changes().stream().filter(c -> c.event() == event).toList();
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        event,
                        event.by().stream()
                                .map(by -> by.name().toLowerCase())
                                .collect(joining(", ")),
                        changes.stream()
                                .map(c -> "`" + c.from() + "`")
                                .distinct()
                                .collect(joining(", ")),
                        changes.getFirst().back()
                                ? "the state before"
                                : "`" + changes.getFirst().to() + "`");
    }

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        try (InputStream stream = LifeDesk.class.getResourceAsStream(file)) {
            assertThat(stream).isNotNull();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
