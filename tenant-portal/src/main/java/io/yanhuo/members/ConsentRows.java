package io.yanhuo.members;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ConsentRows extends Repository<ConsentRow, Long> {
    ConsentRow save(ConsentRow row);

    Optional<ConsentRow> findFirstByDinerIdAndPurposeAndWithdrawnAtIsNullOrderByConsentIdDesc(
            String dinerId, String purpose);

    List<ConsentRow> findByDinerIdAndWithdrawnAtIsNullOrderByConsentId(String dinerId);
}
