package io.yanhuo.observability;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** The restaurant in a log that is written as JSON, as {@link TenantWord} has it in a plain one. */
public final class TenantInJson implements StructuredLoggingJsonMembersCustomizer<Object> {
    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.add("tenant", _ -> TenantWord.of());
    }
}
