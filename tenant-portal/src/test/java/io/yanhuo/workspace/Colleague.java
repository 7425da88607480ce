package io.yanhuo.workspace;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.Tenant;
import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.util.MultiValueMap;

/** Somebody at work in a restaurant: signed in, with a browser's cookies and a page's token. */
public final class Colleague {
    private static final AtomicLong PHONES = new AtomicLong(13_900_000_000L);
    private static final Pattern TOKEN =
            Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final MockMvc mvc;
    private final Tenant tenant;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String token = "";

    public Colleague(
            MockMvc mvc, Tenant tenant, StaffRole role, StaffAccounts staff, Tickets tickets) {
        this.mvc = mvc;
        this.tenant = tenant;
        var phone = new PhoneNumber(Long.toString(PHONES.incrementAndGet()));
        var ticket =
                tenant.scope()
                        .get(() -> {
                            var id = staff.create("老王", phone, role, null);
                            return tickets.issue(Who.STAFF, id, "/admin");
                        });
        open(ticket);
        open("/admin");
    }

    public MvcResult open(String path) {
        return remember(send(get(path)));
    }

    public MvcResult submit(String path, MultiValueMap<String, String> fields) {
        return remember(send(post(path).params(fields).param("_csrf", token)));
    }

    public MvcResult upload(
            String path, MultiValueMap<String, String> fields, @Nullable MockMultipartFile file) {
        var request = multipart(path);
        if (file != null) request.file(file);
        return remember(send(request.params(fields).param("_csrf", token)));
    }

    public MvcResult htmx(String path, MultiValueMap<String, String> fields) {
        return send(
                post(path)
                        .params(fields)
                        .header("HX-Request", "true")
                        .header("Accept", "application/problem+json, text/html;q=0.9")
                        .header("X-CSRF-Token", token));
    }

    private MvcResult send(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            if (!cookies.isEmpty()) request.cookie(cookies.values().toArray(Cookie[]::new));
            return mvc.perform(
                            request.with(prepared -> {
                                prepared.setServerName(tenant.host());
                                return prepared;
                            }))
                    .andReturn();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcResult remember(MvcResult result) {
        for (var cookie : result.getResponse().getCookies()) cookies.put(cookie.getName(), cookie);
        var found = TOKEN.matcher(body(result));
        if (found.find()) token = found.group(1);
        return result;
    }

    public static String body(MvcResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
