package dev.yanhuo.wechat.gate;

import java.util.Map;

/** An error as WeChat words it: status, code, message, and sometimes what it is about. */
public final class Refusal extends RuntimeException {
    private final transient Answer answer;

    public Refusal(int status, Map<String, ?> body) {
        super(String.valueOf(body), null, false, false);
        answer = Answer.json(status, body);
    }

    public Answer answer() {
        return answer;
    }
}
