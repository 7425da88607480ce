package dev.yanhuo.wechat.gate;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.state.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a call to the part that answers it. */
@Component
class Gate {
    private final List<Route> routes;
    private final Doorman doorman;
    private final Seal seal;
    private final Store store;

    Gate(List<Routes> parts, Doorman doorman, Seal seal, Store store) {
        routes = parts.stream().flatMap(part -> part.routes().stream()).toList();
        this.doorman = doorman;
        this.seal = seal;
        this.store = store;
    }

    Answer answer(Call call) {
        var paths = routes.stream().filter(route -> route.match(call.path()).isPresent()).toList();
        if (paths.isEmpty()) return identified(call, Answer.empty(404));
        Optional<Route> route =
                paths.stream().filter(each -> each.method().equals(call.method())).findFirst();
        if (route.isEmpty()) return identified(call, Answer.empty(405));
        return identified(call, answer(route.get(), call));
    }

    private Answer answer(Route route, Call call) {
        try {
            var caller = route.asksForSignature() ? doorman.identify(call) : null;
            var answer = carryOut(route, call, caller);
            return route.signsAnswers() ? seal.sign(call, answer) : answer;
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer carryOut(Route route, Call call, @Nullable Merchant caller) {
        var variables = route.match(call.path()).orElseThrow();
        return store.together(() -> route.work().apply(call.with(variables).from(caller)));
    }

    /** The real gateway forgets the number on one kind of answer only. */
    private static Answer identified(Call call, Answer answer) {
        if (answer.status() == 401 && call.path().startsWith("/v3/pay/")) return answer;
        var number = Chance.hex(40).toUpperCase(Locale.ROOT);
        return answer.header("Request-ID", number + "-" + (answer.isSuccess() ? 0 : 268435461));
    }
}
