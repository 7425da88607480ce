package io.yanhuo.ordering;

import io.yanhuo.shared.Few;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DiningTables extends Repository<DiningTable, String> {
    DiningTable save(DiningTable table);

    Optional<DiningTable> findById(String id);

    Optional<DiningTable> findByCode(String code);

    @Few("Tables.MOST")
    List<DiningTable> findByStoreId(String storeId);

    boolean existsByStoreIdAndName(String storeId, String name);

    long countByStoreId(String storeId);

    void delete(DiningTable table);
}
