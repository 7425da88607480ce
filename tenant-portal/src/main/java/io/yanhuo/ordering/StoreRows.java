package io.yanhuo.ordering;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface StoreRows extends Repository<StoreRow, String> {
    StoreRow save(StoreRow row);

    Optional<StoreRow> findById(String id);

    long count();
}
