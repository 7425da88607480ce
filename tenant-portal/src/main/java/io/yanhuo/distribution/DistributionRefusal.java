package io.yanhuo.distribution;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why something about distribution is not done. */
public sealed interface DistributionRefusal extends Refusal {
    record Closed() implements DistributionRefusal {}

    record PhoneNeeded() implements DistributionRefusal {}

    record AgreementNeeded() implements DistributionRefusal {}

    record RateTooHigh(String highest) implements DistributionRefusal {}

    record NoSuchDistributor() implements DistributionRefusal {}

    /** Somebody else decided meanwhile. */
    record NotNow() implements DistributionRefusal {}

    /** His contract and what he earned have to be settled first. */
    record StillDistributor() implements DistributionRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case Closed _ -> "distribution.closed";
            case PhoneNeeded _ -> "distribution.phone-needed";
            case AgreementNeeded _ -> "distribution.agreement-needed";
            case RateTooHigh _ -> "distribution.rate-too-high";
            case NoSuchDistributor _ -> "distribution.no-such-distributor";
            case NotNow _ -> "distribution.not-now";
            case StillDistributor _ -> "distribution.still-distributor";
        };
    }

    @Override
    default List<Object> arguments() {
        return this instanceof RateTooHigh(var highest) ? List.of(highest) : List.of();
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case Closed _, NotNow _, StillDistributor _ -> CONFLICT;
            case NoSuchDistributor _ -> NOT_FOUND;
            case PhoneNeeded _, AgreementNeeded _, RateTooHigh _ -> UNPROCESSABLE_CONTENT;
        };
    }
}
