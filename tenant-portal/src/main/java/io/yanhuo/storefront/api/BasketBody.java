package io.yanhuo.storefront.api;

import io.yanhuo.menu.Choice;
import io.yanhuo.ordering.Basket;
import io.yanhuo.ordering.Fulfilment;
import io.yanhuo.shared.ApiBody;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.PhoneNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a diner wants, as it comes over the wire: ids and quantities, never prices. */
record BasketBody(
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Line> choices,
        @NotNull Fulfilment fulfilment,
        @Nullable @Size(max = 40) String tableCode,
        @Nullable @Valid Place address,
        @Nullable @Size(max = 20) String couponId,
        @Nullable @Size(max = 100) String remark,
        @Nullable Boolean cutlery)
        implements ApiBody {
    record Line(
            @NotBlank @Size(max = 20) String skuId,
            @Nullable @Size(max = 30) List<@Valid @NotNull AddOn> addOns,
            @Min(1) @Max(99) int quantity)
            implements ApiBody {
        private Choice choice() {
            var chosen = addOns == null ? List.<AddOn>of() : addOns;
            return new Choice(skuId, chosen.stream().map(AddOn::choice).toList(), quantity);
        }
    }

    record AddOn(@NotBlank @Size(max = 20) String addOnId, @Min(1) @Max(20) int quantity)
            implements ApiBody {
        private Choice.AddOnChoice choice() {
            return new Choice.AddOnChoice(addOnId, quantity);
        }
    }

    record Place(
            @NotBlank @Size(max = 20) String name,
            @NotNull PhoneNumber phone,
            @NotBlank @Size(max = 100) String text,
            @NotNull GeoPoint point)
            implements ApiBody {
        private Basket.Address address() {
            return new Basket.Address(name.strip(), phone, text.strip(), point);
        }
    }

    Basket basket() {
        return basket(couponId);
    }

    Basket basket(@Nullable String coupon) {
        return new Basket(
                choices.stream().map(Line::choice).toList(),
                fulfilment,
                tableCode,
                address == null ? null : address.address(),
                coupon,
                remark == null ? "" : remark.strip(),
                Boolean.TRUE.equals(cutlery));
    }
}
