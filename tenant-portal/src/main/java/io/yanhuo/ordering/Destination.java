package io.yanhuo.ordering;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * Where a meal goes.
 *
 * @param tableName to eat in
 * @param contactCipher to be delivered: name, phone and address, sealed
 * @param contactPhoneHash by which the order is found again
 */
@Embeddable
record Destination(
        @Enumerated(EnumType.STRING) Fulfilment fulfilment,
        @Nullable String tableName,
        byte @Nullable [] contactCipher,
        @Nullable String contactPhoneHash,
        @Nullable Long metres) {
    static Destination of(
            Fulfilment fulfilment, Assessment assessed, @Nullable SealedContact contact) {
        return new Destination(
                fulfilment,
                assessed.table(),
                contact == null ? null : contact.cipher(),
                contact == null ? null : contact.phoneHash(),
                assessed.metres());
    }
}
