package io.yanhuo;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/**
 * A person's browser on one host, without scripts: keeps cookies and sends the forms of the page it
 * looks at. Follows no redirect by itself.
 */
public final class MockBrowser {
    private static final String CSRF = "X-CSRF-Token";
    private static final Pattern TOKEN =
            Pattern.compile("name=\"(?:_csrf|csrf-token)\"[^>]*?(?:value|content)=\"([^\"]+)\"");

    private final MockMvc mvc;
    private final String host;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String token = "";
    private MockHttpServletResponse answer = new MockHttpServletResponse();

    public MockBrowser(MockMvc mvc, String host) {
        this.mvc = mvc;
        this.host = host;
    }

    public MockBrowser open(String path) {
        return send(get(path).accept(MediaType.TEXT_HTML));
    }

    /** An address as it is written, with whatever it has encoded. */
    public MockBrowser openAsWritten(String address) {
        return send(get(URI.create(address)).accept(MediaType.TEXT_HTML));
    }

    public MockBrowser openJson(String path) {
        return send(get(path).accept(MediaType.APPLICATION_JSON));
    }

    /** In any other way than people do. */
    public MockBrowser send(String method, String path) {
        return send(request(HttpMethod.valueOf(method), URI.create(path)).header(CSRF, token));
    }

    /** To what stays open, and is told on and on. */
    public MvcResult listen(String path) {
        try {
            return mvc.perform(addressed(get(path).accept(MediaType.TEXT_EVENT_STREAM)))
                    .andReturn();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public MockBrowser post(String path, Map<String, String> fields) {
        return post(path, fields, Map.of());
    }

    public MockBrowser post(String path, Map<String, String> fields, Map<String, byte[]> files) {
        var form = multipart(path);
        form.accept(MediaType.TEXT_HTML).param("_csrf", token);
        fields.forEach(form::param);
        files.forEach((name, bytes) -> form.file(new MockMultipartFile(name, "a", null, bytes)));
        return send(form);
    }

    /** Another window of the same browser, with the same page open. */
    public MockBrowser copy() {
        return copyTo(host);
    }

    /** As no browser does: what was given on one host is brought to another. */
    public MockBrowser copyTo(String elsewhere) {
        var other = new MockBrowser(mvc, elsewhere);
        other.cookies.putAll(cookies);
        other.token = token;
        return other;
    }

    public void keep(Cookie... some) {
        for (var cookie : some) cookies.put(cookie.getName(), cookie);
    }

    /**
     * What it brings along, and the token of the form it looks at, for a line without a browser.
     */
    public String cookies() {
        return cookies.values().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public String token() {
        return token;
    }

    public int status() {
        return answer.getStatus();
    }

    public String location() {
        return String.valueOf(answer.getHeader("Location"));
    }

    /** Empty if the answer has none of this name. */
    public String header(String name) {
        return Objects.requireNonNullElse(answer.getHeader(name), "");
    }

    public String page() {
        try {
            return answer.getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T extends AbstractMockHttpServletRequestBuilder<?>> T addressed(T request) {
        request.locale(Locale.SIMPLIFIED_CHINESE).header("Host", host);
        request.with(it -> {
            it.setServerName(host);
            return it;
        });
        if (!cookies.isEmpty()) request.cookie(cookies.values().toArray(new Cookie[0]));
        return request;
    }

    private MockBrowser send(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            answer = mvc.perform(addressed(request)).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        keep(answer.getCookies());
        var found = TOKEN.matcher(page());
        if (found.find()) token = found.group(1);
        return this;
    }
}
