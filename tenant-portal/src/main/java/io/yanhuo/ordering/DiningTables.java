package io.yanhuo.ordering;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DiningTables extends Repository<DiningTable, String> {
    DiningTable save(DiningTable table);

    Optional<DiningTable> findById(String id);

    Optional<DiningTable> findByCode(String code);

    List<DiningTable> findByStoreId(String storeId);

    boolean existsByStoreIdAndName(String storeId, String name);

    void delete(DiningTable table);
}
