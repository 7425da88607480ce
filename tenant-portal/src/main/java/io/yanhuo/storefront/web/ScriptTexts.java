package io.yanhuo.storefront.web;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What scripts say, in the language of the page. */
@Component
class ScriptTexts {
    private static final String[] MENU = {
        "add",
        "choose-exactly",
        "choose-least",
        "choose-most",
        "close",
        "closed",
        "gone",
        "hint-coupon",
        "hint-coupon-reached",
        "hint-minimum",
        "in-cart",
        "less",
        "less-of",
        "more",
        "more-of",
        "none",
        "optional",
        "portion",
        "quantity",
        "required",
        "sold-out",
        "to-cart",
        "too-many",
        "offline"
    };

    private final MessageSource texts;
    private final JsonMapper json;

    ScriptTexts(MessageSource texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    String menu() {
        return json(MENU);
    }

    private String json(String[] keys) {
        var locale = LocaleContextHolder.getLocale();
        return json.writeValueAsString(
                Arrays.stream(keys)
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        // Without arguments the text keeps its {0}: the script
                                        // fills it.
                                        key ->
                                                texts.getMessage(
                                                        "storefront.script." + key,
                                                        null,
                                                        locale))));
    }
}
