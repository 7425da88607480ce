package io.yanhuo.access;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why the people who run the platform stay as they are. */
public sealed interface OperatorRefusal extends Refusal {
    /** Neither a name nor an address that one could type into the login. */
    record UnfitLogin() implements OperatorRefusal {}

    record LoginTaken(String login) implements OperatorRefusal {}

    /** Without one nobody could ever let anybody in again. */
    record LastAdministrator() implements OperatorRefusal {}

    record NoSuchOperator() implements OperatorRefusal {}

    /** Used already, too old, or taken back. */
    record InvitationOver() implements OperatorRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case UnfitLogin _ -> "access.operator.unfit-login";
            case LoginTaken _ -> "access.operator.login-taken";
            case LastAdministrator _ -> "access.operator.last-administrator";
            case NoSuchOperator _ -> "access.operator.no-such";
            case InvitationOver _ -> "access.operator.invitation-over";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case UnfitLogin _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case LoginTaken _, LastAdministrator _ -> HttpStatus.CONFLICT;
            case NoSuchOperator _ -> HttpStatus.NOT_FOUND;
            case InvitationOver _ -> HttpStatus.GONE;
        };
    }

    @Override
    default List<Object> arguments() {
        return this instanceof LoginTaken(var login) ? List.of(login) : List.of();
    }
}
