package io.yanhuo.ordering;

import io.yanhuo.ordering.OrderRefusal.StoreClosed;
import io.yanhuo.shared.Refusal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A store at one moment, as its settings, its plan and the law have it.
 *
 * @param barred why nothing may be sold, whatever the hours say; null if it may
 */
record StoreState(StoreSettings settings, @Nullable String barred, LocalDateTime now) {
    static final String NO_PLAN = "ordering.closed.plan";
    static final String NO_LICENCE = "ordering.closed.licence";
    static final String PAUSED = "ordering.closed.paused";
    static final String HOURS = "ordering.closed.hours";
    static final String NEVER = "ordering.closed.never";

    @Nullable String closedBecause() {
        if (barred != null) return barred;
        if (!settings.opening().takingOrders()) return PAUSED;
        if (settings.opening().hours().openAt(now)) return null;
        return settings.opening().hours().nextOpening(now).isPresent() ? HOURS : NEVER;
    }

    Optional<Refusal> refusal() {
        var because = closedBecause();
        if (because == null) return Optional.empty();
        var next = nextOpening();
        return Optional.of(new StoreClosed(because, next == null ? "" : next));
    }

    /** On another day with its name. */
    private @Nullable String nextOpening() {
        var next = settings.opening().hours().nextOpening(now).orElse(null);
        if (next == null || barred != null) return null;
        var time = next.format(DateTimeFormatter.ofPattern("HH:mm"));
        if (next.toLocalDate().equals(now.toLocalDate())) return time;
        var locale = LocaleContextHolder.getLocale();
        return next.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale) + " " + time;
    }

    StoreView view() {
        var because = closedBecause();
        return new StoreView(
                because == null,
                because,
                because == null ? null : nextOpening(),
                settings.opening().hours().on(now.getDayOfWeek()).stream()
                        .map(Object::toString)
                        .toList(),
                settings.fulfilments(),
                settings.contact().address(),
                settings.contact().phone(),
                settings.contact().notice());
    }
}
