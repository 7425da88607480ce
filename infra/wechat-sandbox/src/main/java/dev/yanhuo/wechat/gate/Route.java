package dev.yanhuo.wechat.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One call that the sandbox answers. */
public record Route(House house, String method, String template, Function<Call, Answer> work) {
    /** Which of WeChat's servers it belongs to, and so what is asked of the caller. */
    public enum House {
        /** Merchants sign what they ask, and success is signed in return. */
        PAY,
        /** The same, but the answer is a file and carries no signature. */
        PAY_FILE,
        /** Whoever holds a secret or a token. */
        MINI_PROGRAM
    }

    public static Route pay(String method, String template, Function<Call, Answer> work) {
        return new Route(House.PAY, method, template, work);
    }

    public static Route file(String template, Function<Call, Answer> work) {
        return new Route(House.PAY_FILE, "GET", template, work);
    }

    public static Route miniProgram(String method, String template, Function<Call, Answer> work) {
        return new Route(House.MINI_PROGRAM, method, template, work);
    }

    /** The variables of the path if it is this route's, segment by segment. */
    Optional<Map<String, String>> match(String path) {
        var wanted = template.split("/", -1);
        var given = path.split("/", -1);
        if (wanted.length != given.length) return Optional.empty();
        var variables = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                if (given[i].isEmpty()) return Optional.empty();
                variables.put(
                        wanted[i].substring(1, wanted[i].length() - 1), Query.segment(given[i]));
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    boolean signsAnswers() {
        return house == House.PAY;
    }

    boolean asksForSignature() {
        return house != House.MINI_PROGRAM;
    }
}
