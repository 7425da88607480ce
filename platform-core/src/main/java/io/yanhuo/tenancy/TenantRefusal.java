package io.yanhuo.tenancy;

import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why a restaurant's door stays shut. */
public sealed interface TenantRefusal extends Refusal {
    /** Unknown, suspended and purged look the same to outsiders. */
    record NotHere() implements TenantRefusal {}

    /** More requests at once than its share of connections. */
    record Busy() implements TenantRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotHere _ -> "tenancy.not-here";
            case Busy _ -> "tenancy.busy";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NotHere _ -> NOT_FOUND;
            case Busy _ -> SERVICE_UNAVAILABLE;
        };
    }
}
