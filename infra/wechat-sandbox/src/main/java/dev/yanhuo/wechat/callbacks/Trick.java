package dev.yanhuo.wechat.callbacks;

import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.FaultKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one attempt is altered. */
public record Trick(FaultKind action, String variant, @Nullable String value) {
    /** Those that change what is sent; the others change when and how often. */
    private static final List<FaultKind> ALTERING =
            List.of(
                    FaultKind.C4,
                    FaultKind.C5,
                    FaultKind.C6,
                    FaultKind.C7,
                    FaultKind.C8,
                    FaultKind.C9,
                    FaultKind.C11);

    public static boolean isAltering(FaultKind kind) {
        return ALTERING.contains(kind);
    }

    static Optional<Trick> of(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> ALTERING.contains(fault.action()))
                .map(fault -> new Trick(fault.action(), fault.variant(), fault.value()))
                .findFirst();
    }

    public static Trick of(FaultKind action, @Nullable String variant, @Nullable String value) {
        if (!ALTERING.contains(action)) {
            throw new IllegalArgumentException("altering are " + ALTERING);
        }
        var first = action.variants().getFirst();
        return new Trick(action, variant == null ? first : variant, value);
    }

    String label() {
        return action + " " + variant;
    }
}
