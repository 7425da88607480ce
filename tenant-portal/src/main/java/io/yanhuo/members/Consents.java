package io.yanhuo.members;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What diners agreed to, each purpose by itself, with the version of the text they saw. Withdrawing
 * ends a consent but keeps the record of it.
 */
@Service
@Transactional
public class Consents {
    private final ConsentRows rows;
    private final Clock clock;

    Consents(ConsentRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param purpose such as {@code privacy} or {@code messages}
     * @param terms version of the text
     */
    public record Given(String purpose, String terms, Instant at) {}

    /** Giving the same version again changes nothing; another version replaces the old consent. */
    public void give(String dinerId, String purpose, String terms) {
        var now = clock.instant();
        var current = find(dinerId, purpose);
        if (current.isPresent() && current.get().given().terms().equals(terms)) return;
        current.ifPresent(row -> row.withdraw(now));
        rows.save(new ConsentRow(dinerId, purpose, terms, now));
    }

    public void withdraw(String dinerId, String purpose) {
        find(dinerId, purpose).ifPresent(row -> row.withdraw(clock.instant()));
    }

    @Transactional(readOnly = true)
    public Optional<Given> given(String dinerId, String purpose) {
        return find(dinerId, purpose).map(ConsentRow::given);
    }

    @Transactional(readOnly = true)
    public List<Given> all(String dinerId) {
        return rows.findByDinerIdAndWithdrawnAtIsNullOrderByConsentId(dinerId).stream()
                .map(ConsentRow::given)
                .toList();
    }

    private Optional<ConsentRow> find(String dinerId, String purpose) {
        return rows.findFirstByDinerIdAndPurposeAndWithdrawnAtIsNullOrderByConsentIdDesc(
                dinerId, purpose);
    }
}
