package io.yanhuo.members;

import io.yanhuo.shared.Few;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AddressRows extends Repository<AddressRow, String> {
    AddressRow save(AddressRow row);

    @Few("Addresses.MOST")
    List<AddressRow> findByDinerIdOrderByUsualDescSavedAtDesc(String dinerId);

    Optional<AddressRow> findByAddressIdAndDinerId(String addressId, String dinerId);

    @Modifying
    @Query("DELETE FROM AddressRow a WHERE a.addressId = :id AND a.dinerId = :dinerId")
    int delete(String id, String dinerId);

    @Modifying
    @Query("DELETE FROM AddressRow a WHERE a.dinerId = :dinerId")
    void deleteAll(String dinerId);

    @Modifying(flushAutomatically = true)
    @Query(
            nativeQuery = true,
            value =
                    "UPDATE diner_address SET diner_id = :kept, usual = FALSE,"
                            + " version = version + 1 WHERE diner_id = :gone")
    void handOver(String gone, String kept);
}
