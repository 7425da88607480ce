package io.yanhuo.leaving;

import io.yanhuo.tenancy.LeftOut;
import io.yanhuo.tenancy.Tenants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in Chinese and in English what is in an export, and what is not and why. */
@Component
class ExportReadme {
    private static final List<Locale> LANGUAGES =
            List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final MessageSource texts;
    private final Tenants tenants;

    ExportReadme(MessageSource texts, Tenants tenants) {
        this.texts = texts;
        this.tenants = tenants;
    }

    String text(Instant takenAt, List<ExportScope.Missing> missing) {
        return LANGUAGES.stream()
                .map(language -> text(language, takenAt, missing))
                .collect(Collectors.joining("\r\n\r\n----\r\n\r\n", "\uFEFF", "\r\n"));
    }

    private String text(Locale language, Instant takenAt, List<ExportScope.Missing> missing) {
        var name = tenants.current().name();
        var moment = takenAt.truncatedTo(ChronoUnit.SECONDS).toString();
        var what = texts.getMessage("leaving.readme", new Object[] {name, moment}, language);
        var reasons =
                List.of(LeftOut.Reason.values()).stream()
                        .map(reason -> reason(language, reason, missing))
                        .collect(Collectors.joining("\r\n"));
        return what.replace("\n", "\r\n") + "\r\n" + reasons;
    }

    private String reason(
            Locale language, LeftOut.Reason reason, List<ExportScope.Missing> missing) {
        var places =
                missing.stream()
                        .filter(some -> some.reason() == reason)
                        .map(ExportScope.Missing::place)
                        .collect(Collectors.joining(", "));
        var why = texts.getMessage("leaving.left-out." + reason, null, language);
        return "- " + places + ": " + why;
    }
}
