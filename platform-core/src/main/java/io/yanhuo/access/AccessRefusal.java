package io.yanhuo.access;

import io.yanhuo.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Why somebody is not let in, or not let do something. */
public sealed interface AccessRefusal extends Refusal {
    record NotSignedIn() implements AccessRefusal {}

    /** Signed in, but the job does not include this. */
    record NotAllowed() implements AccessRefusal {}

    /** A form or call that this browser did not get from us, or got too long ago. */
    record Forged() implements AccessRefusal {}

    /** The name is unknown or the password is wrong; which of the two stays open. */
    record WrongCredentials() implements AccessRefusal {}

    record NotAPhone() implements AccessRefusal {}

    record NothingTyped() implements AccessRefusal {}

    record LockedOut(long minutes) implements AccessRefusal {}

    /** The phone is proved, but nobody with this number works here. */
    record NotStaff() implements AccessRefusal {}

    record WrongCode() implements AccessRefusal {}

    record CodeTooSoon(long seconds) implements AccessRefusal {}

    record NoMoreCodesToday() implements AccessRefusal {}

    /** From one address, to whatever phones. */
    record TooManyCodes() implements AccessRefusal {}

    record CodeLocked(long minutes) implements AccessRefusal {}

    record CodeNotSent() implements AccessRefusal {}

    record UnfitPassword(int shortest, int longest) implements AccessRefusal {}

    record LastOwner() implements AccessRefusal {}

    record NoSuchStaff() implements AccessRefusal {}

    /** Used already, too old, or never issued here. */
    record TicketGone() implements AccessRefusal {}

    record NotALocalPage() implements AccessRefusal {}

    record NotAnAppid() implements AccessRefusal {}

    /** Another restaurant's mini-program. */
    record AppidTaken() implements AccessRefusal {}

    record NoMiniProgram() implements AccessRefusal {}

    /** Suspended or closing: what has begun may be finished, and nothing else be changed. */
    record RestaurantClosed() implements AccessRefusal {}

    /** From one address. */
    record TooManyRequests() implements AccessRefusal {}

    /** Under way from one address. */
    record TooManyAtOnce() implements AccessRefusal {}

    /** From all addresses to one restaurant. */
    record Crowded(long seconds) implements AccessRefusal {}

    record ExportsTooSoon(long seconds) implements AccessRefusal {}

    /** Too many live pages open at once from one address, or of one restaurant, or altogether. */
    record TooManyStreams() implements AccessRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotSignedIn _ -> "access.not-signed-in";
            case NotAllowed _ -> "access.not-allowed";
            case Forged _ -> "access.forged";
            case WrongCredentials _ -> "access.wrong-credentials";
            case NotAPhone _ -> "access.not-a-phone";
            case NothingTyped _ -> "access.nothing-typed";
            case LockedOut _ -> "access.locked-out";
            case NotStaff _ -> "access.not-staff";
            case WrongCode _ -> "access.wrong-code";
            case CodeTooSoon _ -> "access.code-too-soon";
            case NoMoreCodesToday _ -> "access.no-more-codes-today";
            case TooManyCodes _ -> "access.too-many-codes";
            case CodeLocked _ -> "access.code-locked";
            case CodeNotSent _ -> "access.code-not-sent";
            case UnfitPassword _ -> "access.unfit-password";
            case LastOwner _ -> "access.last-owner";
            case NoSuchStaff _ -> "access.no-such-staff";
            case TicketGone _ -> "access.ticket-gone";
            case NotALocalPage _ -> "access.not-a-local-page";
            case NotAnAppid _ -> "access.not-an-appid";
            case AppidTaken _ -> "access.appid-taken";
            case NoMiniProgram _ -> "access.no-mini-program";
            case RestaurantClosed _ -> "access.restaurant-closed";
            case TooManyRequests _ -> "access.too-many-requests";
            case TooManyAtOnce _ -> "access.too-many-at-once";
            case Crowded _ -> "access.crowded";
            case ExportsTooSoon _ -> "access.exports-too-soon";
            case TooManyStreams _ -> "access.too-many-streams";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NotSignedIn _ -> HttpStatus.UNAUTHORIZED;
            case NotAllowed _, Forged _, NotStaff _ -> HttpStatus.FORBIDDEN;
            case WrongCredentials _,
                    WrongCode _,
                    NotAPhone _,
                    NothingTyped _,
                    UnfitPassword _,
                    NotALocalPage _,
                    NotAnAppid _ ->
                    HttpStatus.UNPROCESSABLE_CONTENT;
            case LockedOut _,
                    CodeTooSoon _,
                    NoMoreCodesToday _,
                    TooManyCodes _,
                    CodeLocked _,
                    TooManyRequests _,
                    TooManyAtOnce _,
                    Crowded _,
                    ExportsTooSoon _,
                    TooManyStreams _ ->
                    HttpStatus.TOO_MANY_REQUESTS;
            case CodeNotSent _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case LastOwner _, AppidTaken _, NoMiniProgram _, RestaurantClosed _ ->
                    HttpStatus.CONFLICT;
            case NoSuchStaff _ -> HttpStatus.NOT_FOUND;
            case TicketGone _ -> HttpStatus.GONE;
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case LockedOut(var minutes) -> List.of(minutes);
            case CodeTooSoon(var seconds) -> List.of(seconds);
            case Crowded(var seconds) -> List.of(seconds);
            case ExportsTooSoon(var seconds) -> List.of(seconds);
            case CodeLocked(var minutes) -> List.of(minutes);
            case UnfitPassword(var shortest, var longest) -> List.of(shortest, longest);
            default -> List.of();
        };
    }

    @Override
    default Optional<Duration> retryAfter() {
        return switch (this) {
            case LockedOut(var minutes) -> Optional.of(Duration.ofMinutes(minutes));
            case CodeLocked(var minutes) -> Optional.of(Duration.ofMinutes(minutes));
            case CodeTooSoon(var seconds) -> Optional.of(Duration.ofSeconds(seconds));
            case Crowded(var seconds) -> Optional.of(Duration.ofSeconds(seconds));
            case ExportsTooSoon(var seconds) -> Optional.of(Duration.ofSeconds(seconds));
            case TooManyRequests _ -> Optional.of(Duration.ofSeconds(1));
            case TooManyAtOnce _ -> Optional.of(Duration.ofSeconds(5));
            case TooManyStreams _ -> Optional.of(Duration.ofSeconds(30));
            default -> Refusal.waiting(status());
        };
    }
}
