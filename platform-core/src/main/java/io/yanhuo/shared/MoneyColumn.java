package io.yanhuo.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores every {@link Money} as whole fen. */
@Converter(autoApply = true)
class MoneyColumn implements AttributeConverter<@Nullable Money, @Nullable Long> {
    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
        return money == null ? null : money.fen();
    }

    @Override
    public @Nullable Money convertToEntityAttribute(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen);
    }
}
