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

    /** It moves to another database server; in a moment it is there. */
    record Moving() implements TenantRefusal {}

    /** Its schema is not of a version that this release can serve; that is being changed. */
    record Upgrading() implements TenantRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotHere _ -> "tenancy.not-here";
            case Busy _ -> "tenancy.busy";
            case Moving _ -> "tenancy.moving";
            case Upgrading _ -> "tenancy.upgrading";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NotHere _ -> NOT_FOUND;
            case Busy _, Moving _, Upgrading _ -> SERVICE_UNAVAILABLE;
        };
    }
}
