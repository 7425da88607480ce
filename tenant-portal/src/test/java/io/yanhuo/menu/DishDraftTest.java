package io.yanhuo.menu;

import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.Money;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much may be written into one dish. */
class DishDraftTest {
    private static final String TOO_MANY = "shared.too-many";

    @Test
    void may_have_50_specs_and_20_groups_of_50_add_ons() {
        assertThat(answer(() -> draft(50, 20, 50).check())).isEqualTo("done");
    }

    @Test
    void may_have_no_more_of_any_of_them() {
        assertThat(answer(() -> draft(51, 1, 1).check())).isEqualTo(TOO_MANY);
        assertThat(answer(() -> draft(1, 21, 1).check())).isEqualTo(TOO_MANY);
        assertThat(answer(() -> draft(1, 1, 51).check())).isEqualTo(TOO_MANY);
    }

    private static DishDraft draft(int specs, int groups, int addOns) {
        var choices = many(addOns, i -> new DishDraft.AddOn(null, "加料 " + i, Money.ofFen(100)));
        return new DishDraft(
                "叉烧饭",
                "rice",
                "roast",
                "",
                "猪肉、米",
                null,
                Money.ZERO,
                true,
                many(specs, i -> new DishDraft.Sku("规格 " + i, Money.ofFen(900))),
                many(groups, i -> new DishDraft.Group(null, "组 " + i, 0, 1, choices)));
    }

    private static <T> List<T> many(int times, IntFunction<T> one) {
        return IntStream.range(0, times).mapToObj(one).toList();
    }
}
