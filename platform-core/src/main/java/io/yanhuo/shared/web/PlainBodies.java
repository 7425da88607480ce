package io.yanhuo.shared.web;

import io.yanhuo.shared.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads every text of a JSON body as {@link PlainText}. */
@JacksonComponent
class PlainBodies extends StringDeserializer {
    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
        var text = super.deserialize(json, context);
        return text == null ? null : PlainText.of(text);
    }
}
