package dev.yanhuo.wechat.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.FaultKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets calls go wrong: before they are carried out, after, and on the way back. */
@Component
class Interference {
    private final List<Aftermath> aftermaths;
    private final Tampering tampering;

    Interference(List<Aftermath> aftermaths, Tampering tampering) {
        this.aftermaths = aftermaths;
        this.tampering = tampering;
    }

    /** The connection ends without an answer. */
    static final class Dropped extends RuntimeException {
        Dropped() {
            super("dropped", null, false, false);
        }
    }

    /** What is answered instead of doing anything. */
    Optional<Answer> before(List<Fault> faults) {
        return faults.stream().flatMap(fault -> before(fault).stream()).findFirst();
    }

    private static Optional<Answer> before(Fault fault) {
        return switch (fault.action()) {
            case F2 -> Optional.of(error(500, fault.variant(), "系统错误"));
            case F3 -> Optional.of(page(Integer.parseInt(fault.variant())));
            case F4 -> {
                wait(fault, "before");
                yield Optional.empty();
            }
            case F5 ->
                    fault.variant().equals("accepted")
                            ? Optional.empty()
                            : Optional.of(error(429, fault.variant(), "频率限制，请稍后重试"));
            case F6 ->
                    fault.variant().equals("userpaying")
                            ? Optional.of(error(202, "USERPAYING", "用户支付中，需要输入密码"))
                            : Optional.empty();
            case F8 -> Optional.of(Rejections.of(fault.variant()));
            case M1, M2 -> Optional.of(Answer.ok(Rejections.errcode(fault.variant())));
            default -> Optional.empty();
        };
    }

    /** What was done is done; the answer may say something else. */
    Answer after(Call call, Answer answer, List<Fault> faults) {
        for (var fault : faults) answer = after(call, answer, fault);
        return answer;
    }

    private Answer after(Call call, Answer answer, Fault fault) {
        return switch (fault.action()) {
            case F1 -> error(500, "SYSTEM_ERROR", "系统错误");
            case F5 -> error(429, "FREQUENCY_LIMITED", "频率限制，请稍后重试");
            case F6 -> fault.variant().equals("empty") ? Answer.empty(202) : answer.status(202);
            case F9 -> tampering.content(answer, fault.variant());
            case C3 -> {
                aftermaths.forEach(each -> each.happen(call, answer));
                yield answer;
            }
            default -> answer;
        };
    }

    Answer signed(Answer answer, List<Fault> faults) {
        for (var fault : faults) {
            if (fault.action() == FaultKind.F7) {
                answer = tampering.signature(answer, fault.variant());
            }
        }
        return answer;
    }

    void leaving(List<Fault> faults) {
        faults.stream()
                .filter(fault -> fault.action() == FaultKind.F4)
                .forEach(fault -> wait(fault, "after"));
    }

    private static void wait(Fault fault, String when) {
        if (fault.variant().equals("drop-" + when)) throw new Dropped();
        if (!fault.variant().equals("delay-" + when)) return;
        try {
            Thread.sleep(
                    Duration.ofMillis(Math.round(1000 * Double.parseDouble(fault.valueOr("3")))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer error(int status, String code, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("message", message);
        return Answer.json(status, body);
    }

    private static Answer page(int status) {
        var reason = status == 502 ? "Bad Gateway" : "Service Temporarily Unavailable";
        var html =
                "<html>\r\n<head><title>%d %s</title></head>\r\n<body>\r\n<center><h1>%d %s</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
                        .formatted(status, reason, status, reason);
        return Answer.of(status, "text/html", html.getBytes(UTF_8));
    }
}
