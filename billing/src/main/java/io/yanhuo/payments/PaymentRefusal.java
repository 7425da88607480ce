package io.yanhuo.payments;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why money does not move. */
public sealed interface PaymentRefusal extends Refusal {
    record AlreadyPaid() implements PaymentRefusal {}

    /** The restaurant has not connected its merchant number yet. */
    record NoAccount() implements PaymentRefusal {}

    /** No certain answer from WeChat: the payment stays as it is and can be tried again. */
    record Unreachable() implements PaymentRefusal {}

    /**
     * @param reason WeChat's own code
     */
    record Declined(String reason) implements PaymentRefusal {}

    /** The time to pay is over. */
    record TooLate() implements PaymentRefusal {}

    /** The app that calls is not the one this restaurant has. */
    record ForeignApp() implements PaymentRefusal {}

    record NothingToGiveBack(Money amount) implements PaymentRefusal {}

    record NotOurPartner(String subMchid) implements PaymentRefusal {}

    /** Only what is open in a practice copy is paid at the press of a button. */
    record NothingToPractise() implements PaymentRefusal {}

    record MerchantTaken(String subMchid) implements PaymentRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case AlreadyPaid _ -> "payments.already-paid";
            case NoAccount _ -> "payments.no-account";
            case Unreachable _ -> "payments.unreachable";
            case Declined _ -> "payments.declined";
            case TooLate _ -> "payments.too-late";
            case ForeignApp _ -> "payments.foreign-app";
            case NothingToGiveBack _ -> "payments.nothing-to-give-back";
            case NotOurPartner _ -> "payments.not-our-partner";
            case NothingToPractise _ -> "payments.nothing-to-practise";
            case MerchantTaken _ -> "payments.merchant-taken";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case AlreadyPaid _, NoAccount _, TooLate _, NothingToPractise _, MerchantTaken _ ->
                    CONFLICT;
            case Unreachable _ -> SERVICE_UNAVAILABLE;
            case Declined _, ForeignApp _, NothingToGiveBack _, NotOurPartner _ ->
                    UNPROCESSABLE_CONTENT;
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case Declined(var reason) -> List.of(reason);
            case NothingToGiveBack(var amount) -> List.of(amount);
            case NotOurPartner(var number) -> List.of(number);
            case MerchantTaken(var number) -> List.of(number);
            case AlreadyPaid _,
                    NoAccount _,
                    Unreachable _,
                    TooLate _,
                    ForeignApp _,
                    NothingToPractise _ ->
                    List.of();
        };
    }
}
