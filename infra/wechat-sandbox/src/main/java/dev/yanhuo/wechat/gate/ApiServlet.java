package dev.yanhuo.wechat.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.journal.Entry;
import dev.yanhuo.wechat.journal.Journal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes calls as bytes, past everything in Spring that would read or rewrite them. */
class ApiServlet extends HttpServlet {
    private final transient Gate gate;
    private final transient Journal journal;

    ApiServlet(Gate gate, Journal journal) {
        this.gate = gate;
        this.journal = journal;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var call = call(request);
        var hits = gate.faultsOf(call);
        try {
            var answer = gate.answer(call, hits);
            write(call, answer, hits);
            send(answer, response);
        } catch (Interference.Dropped _) {
            write(call, Answer.empty(0), hits);
            CutLine.cut(request);
        }
    }

    private static void send(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private void write(Call call, Answer answer, List<Fault> hits) {
        journal.record(
                Entry.Direction.IN,
                call.method() + " " + call.target(),
                new Journal.Message(call.headers(), call.text()),
                answer.status(),
                new Journal.Message(answer.headers(), readable(answer)),
                hits.stream().map(Fault::label).toList());
    }

    private static String readable(Answer answer) {
        var type = answer.headers().getOrDefault("Content-Type", "");
        boolean text = type.startsWith("application/json") || type.startsWith("text/");
        return text ? new String(answer.body(), UTF_8) : "(" + answer.body().length + " bytes)";
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
