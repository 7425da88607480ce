package io.yanhuo.access;

import io.yanhuo.tenancy.Face;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out who asks; which proof counts depends on the face alone. */
@Component
class Recognition {
    private final DinerSessions diners;
    private final StaffSessions staff;
    private final SupportSessions support;
    private final OperatorSessions operators;
    private final DistributorSessions distributors;
    private final MiniProgramTokens bearers;

    Recognition(
            DinerSessions diners,
            StaffSessions staff,
            SupportSessions support,
            OperatorSessions operators,
            DistributorSessions distributors,
            MiniProgramTokens bearers) {
        this.diners = diners;
        this.staff = staff;
        this.support = support;
        this.operators = operators;
        this.distributors = distributors;
        this.bearers = bearers;
    }

    Actor of(HttpServletRequest request) {
        return known(request).orElseGet(CurrentActor::stranger);
    }

    private Optional<Actor> known(HttpServletRequest request) {
        var face = Face.of(request);
        if (face == null) return Optional.empty();
        return switch (face) {
            case STOREFRONT -> diners.of(request);
            // Whoever is here to help stays that, also in the browser of somebody of the staff.
            case WORKSPACE -> support.of(request).or(() -> staff.of(request));
            case OPERATORS -> operators.of(request);
            case PARTNERS -> distributors.of(request);
            case API -> bearers.of(request);
            case CALLBACKS -> Optional.of(machine(Who.SIGNED_CALLBACK));
            case DEVELOPER -> Optional.of(machine(Who.DEVELOPER));
            case PORTAL -> Optional.empty();
        };
    }

    /** Proved by the signature over the body, or by sitting at the machine. */
    private static Actor machine(Who kind) {
        return new Actor(kind, null, kind.name(), "", null);
    }
}
