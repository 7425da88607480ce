package io.yanhuo.storefront.api;

import io.yanhuo.shared.ApiBody;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads {@link ApiBody}s to the letter: a member that is unknown, twice there, or of another type
 * than the document says is a mistake of the client that it shall hear about, and a price smuggled
 * into an order is not silently dropped.
 */
@Configuration(proxyBeanMethods = false)
class StrictBodies implements WebMvcConfigurer {
    private final JsonMapper strict;

    StrictBodies(JsonMapper usual) {
        this.strict =
                usual.rebuild()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        text.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail))
                        .build();
    }

    @Override
    public void configureMessageConverters(ServerBuilder converters) {
        converters.configureMessageConverters(this::beStrict);
    }

    private void beStrict(HttpMessageConverter<?> converter) {
        if (converter instanceof JacksonJsonHttpMessageConverter json) {
            json.registerMappersForType(
                    ApiBody.class, mappers -> mappers.put(MediaType.APPLICATION_JSON, strict));
        }
    }
}
