package io.yanhuo.tenancy;

import static org.springframework.http.HttpStatus.CONFLICT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a restaurant cannot have more than its plan includes. */
public sealed interface LimitRefusal extends Refusal {
    /**
     * @param amount that the plan includes
     */
    record Reached(Metric metric, long amount) implements LimitRefusal {}

    record NotIncluded(Feature feature) implements LimitRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case Reached(var metric, _) -> "tenancy.limit-reached." + metric.code();
            case NotIncluded(var feature) -> "tenancy.not-included." + feature.code();
        };
    }

    @Override
    default HttpStatus status() {
        return CONFLICT;
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case Reached(var metric, var amount) ->
                    List.of(metric == Metric.STORAGE ? Megabytes.of(amount) : amount);
            case NotIncluded _ -> List.of();
        };
    }
}
