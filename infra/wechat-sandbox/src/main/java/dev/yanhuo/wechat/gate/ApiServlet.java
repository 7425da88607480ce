package dev.yanhuo.wechat.gate;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes calls as bytes, past everything in Spring that would read or rewrite them. */
class ApiServlet extends HttpServlet {
    private final transient Gate gate;

    ApiServlet(Gate gate) {
        this.gate = gate;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = gate.answer(call(request));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static Call call(HttpServletRequest request) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name, String.join(", ", Collections.list(request.getHeaders(name))));
        }
        var query = request.getQueryString();
        var target = request.getRequestURI() + (query == null ? "" : "?" + query);
        var body = request.getInputStream().readAllBytes();
        return new Call(request.getMethod(), target, headers, body, Map.of(), null);
    }
}
