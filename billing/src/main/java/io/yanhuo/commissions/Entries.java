package io.yanhuo.commissions;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Entries extends Repository<Entry, Long> {
    Entry save(Entry entry);

    /** The books balance by construction: each entry leaves one account and enters another. */
    @Query(
            value =
                    """
                    SELECT COALESCE(SUM(CASE WHEN credit = :account THEN amount ELSE 0 END), 0)
                         - COALESCE(SUM(CASE WHEN debit = :account THEN amount ELSE 0 END), 0)
                      FROM commission_entry
                     WHERE distributor_id = :distributor
                    """,
            nativeQuery = true)
    long balance(String distributor, String account);
}
