package io.yanhuo.storefront.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.yanhuo.tenancy.Tenant;
import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.MultiValueMap;

/** A diner's browser without scripts: keeps cookies, sends the forms of the page it looks at. */
final class TestDiner {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final MockMvc mvc;
    private final Tenant tenant;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String token = "";

    TestDiner(MockMvc mvc, Tenant tenant) {
        this.mvc = mvc;
        this.tenant = tenant;
    }

    String look(String path) throws Exception {
        return open(path).getContentAsString();
    }

    MockHttpServletResponse open(String path) throws Exception {
        return send(get(java.net.URI.create(path)));
    }

    MockHttpServletResponse open(String path, String header, String value) throws Exception {
        return send(get(java.net.URI.create(path)).header(header, value));
    }

    MockHttpServletResponse submit(String path, MultiValueMap<String, String> form)
            throws Exception {
        return send(post(path).params(form).param("_csrf", token));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        request.accept("text/html").header("Accept-Language", "zh-CN");
        request.with(it -> {
            it.setServerName(tenant.host());
            return it;
        });
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
            var header = new StringBuilder();
            cookies.values()
                    .forEach(it ->
                            header.append(it.getName())
                                    .append('=')
                                    .append(it.getValue())
                                    .append("; "));
            request.header("Cookie", header.toString());
        }
        var answer = mvc.perform(request).andReturn().getResponse();
        for (var cookie : answer.getCookies()) {
            if (cookie.getMaxAge() == 0) cookies.remove(cookie.getName());
            else cookies.put(cookie.getName(), cookie);
        }
        if (answer.getHeader("Content-Encoding") == null) {
            var found = TOKEN.matcher(answer.getContentAsString());
            if (found.find()) token = found.group(1);
        }
        return answer;
    }
}
