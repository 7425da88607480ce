package io.yanhuo.commissions;

import io.yanhuo.shared.Few;
import java.util.Collection;
import java.util.List;
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

    /** Over all distributors. */
    @Query(
            value =
                    """
                    SELECT COALESCE(SUM(CASE WHEN credit = :account THEN amount ELSE 0 END), 0)
                         - COALESCE(SUM(CASE WHEN debit = :account THEN amount ELSE 0 END), 0)
                      FROM commission_entry
                    """,
            nativeQuery = true)
    long total(String account);

    @Query(
            value =
                    """
                    SELECT distributor_id AS distributor,
                           SUM(CASE 'PENDING' WHEN credit THEN amount WHEN debit THEN -amount
                                    ELSE 0 END) AS pending,
                           SUM(CASE 'AVAILABLE' WHEN credit THEN amount WHEN debit THEN -amount
                                    ELSE 0 END) AS available
                      FROM commission_entry WHERE distributor_id IN (:distributors)
                     GROUP BY distributor_id
                    """,
            nativeQuery = true)
    @Few("one for each of those that are asked for")
    List<EntrySum> sums(Collection<String> distributors);
}
