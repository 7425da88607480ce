package io.yanhuo.ordering;

import io.yanhuo.ordering.OrderRefusal.StoreClosed;
import io.yanhuo.shared.Refusal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** A store at one moment, as its settings and the law have it. */
record StoreState(StoreSettings settings, boolean licensed, LocalDateTime now) {
    static final String NO_LICENCE = "ordering.closed.licence";
    static final String PAUSED = "ordering.closed.paused";
    static final String HOURS = "ordering.closed.hours";
    static final String NEVER = "ordering.closed.never";

    /** Without a valid food licence nothing may be sold, whatever the hours say. */
    @Nullable String closedBecause() {
        if (!licensed) return NO_LICENCE;
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
        if (next == null || !licensed) return null;
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
