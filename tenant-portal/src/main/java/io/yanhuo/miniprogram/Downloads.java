package io.yanhuo.miniprogram;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who took the package, and when. */
interface Downloads extends Repository<Download, String> {
    void save(Download download);

    @Query("SELECT COUNT(d) > 0 FROM Download d")
    boolean any();
}
