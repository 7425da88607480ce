package io.yanhuo.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.BiPredicate;

/** How long backups are kept: seven days, the first of a week four weeks, of a month six months. */
final class BackupAge {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private BackupAge() {}

    /**
     * @param others all backups of the restaurant, in any order
     */
    static Instant end(TenantFile file, List<TenantFile> others, Instant now) {
        if (first(file, others, BackupAge::sameMonth)) return now.plus(Duration.ofDays(183));
        if (first(file, others, BackupAge::sameWeek)) return now.plus(Duration.ofDays(28));
        return now.plus(Duration.ofDays(7));
    }

    private static boolean first(
            TenantFile file, List<TenantFile> others, BiPredicate<LocalDate, LocalDate> same) {
        var day = day(file);
        return others.stream()
                .filter(other -> !other.id().equals(file.id()))
                .filter(other -> other.readyAt() != null && !other.deleted())
                .noneMatch(other -> same.test(day, day(other)));
    }

    private static LocalDate day(TenantFile file) {
        return LocalDate.ofInstant(file.createdAt(), CHINA);
    }

    private static boolean sameMonth(LocalDate one, LocalDate other) {
        return one.withDayOfMonth(1).equals(other.withDayOfMonth(1));
    }

    private static boolean sameWeek(LocalDate one, LocalDate other) {
        return one.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                        == other.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                && one.get(IsoFields.WEEK_BASED_YEAR) == other.get(IsoFields.WEEK_BASED_YEAR);
    }
}
