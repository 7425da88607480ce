package dev.yanhuo.wechat.gate;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.faults.Occasion;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.state.Store;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a call to the part that answers it. */
@Component
class Gate {
    private final List<Route> routes;
    private final Doorman doorman;
    private final Seal seal;
    private final Store store;
    private final Faults faults;
    private final Interference interference;

    Gate(
            List<Routes> parts,
            Doorman doorman,
            Seal seal,
            Store store,
            Faults faults,
            Interference interference) {
        routes = parts.stream().flatMap(part -> part.routes().stream()).toList();
        this.doorman = doorman;
        this.seal = seal;
        this.store = store;
        this.faults = faults;
        this.interference = interference;
    }

    /** What goes wrong with this call. */
    List<Fault> faultsOf(Call call) {
        var mchid =
                call.header("Authorization")
                        .flatMap(Authorization::parse)
                        .map(Authorization::mchid)
                        .orElse("");
        return faults.strike(Occasion.call(call.method(), call.path(), mchid, call.text()));
    }

    Answer answer(Call call, List<Fault> hits) {
        var paths = routes.stream().filter(route -> route.match(call.path()).isPresent()).toList();
        if (paths.isEmpty()) return identified(call, Answer.empty(404));
        var route = paths.stream().filter(each -> each.method().equals(call.method())).findFirst();
        if (route.isEmpty()) return identified(call, Answer.empty(405));
        var answer = interference.before(hits).orElseGet(() -> answer(route.get(), call, hits));
        interference.leaving(hits);
        return identified(call, answer);
    }

    private Answer answer(Route route, Call call, List<Fault> hits) {
        try {
            var caller = route.asksForSignature() ? doorman.identify(call) : null;
            var answer = interference.after(call, carryOut(route, call, caller), hits);
            if (!route.signsAnswers() || !answer.isSuccess()) return answer;
            return interference.signed(seal.sign(call, answer), hits);
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
