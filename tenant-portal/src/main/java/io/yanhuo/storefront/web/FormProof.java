package io.yanhuo.storefront.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** The hidden field by which forms prove that we made them, for pages that are kept finished. */
@Component
class FormProof {
    private static final Pattern FIELD = Pattern.compile("(name=\"_csrf\" value=\")[^\"]*");

    private final RequestDataValueProcessor forms;

    FormProof(RequestDataValueProcessor forms) {
        this.forms = forms;
    }

    /** The part of a page with the hole's name in place of every proof. */
    static String takenOut(String part, String hole) {
        return FIELD.matcher(part).replaceAll("$1" + Matcher.quoteReplacement(hole));
    }

    /** Good for every form on the page that this request shows. */
    byte[] of(HttpServletRequest request) {
        forms.processAction(request, "/", "post");
        var fields = forms.getExtraHiddenFields(request);
        var proof = fields == null ? null : fields.get("_csrf");
        return proof == null ? new byte[0] : proof.getBytes(UTF_8);
    }
}
