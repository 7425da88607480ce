package io.yanhuo.miniprogram;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody of the restaurant took the package; never changed. */
@Entity
@Table(name = "mini_program_download")
class Download {
    @Id private String downloadId;
    private String staffId;
    private @Nullable String appid;
    private Instant at;

    protected Download() {}

    Download(String downloadId, String staffId, @Nullable String appid, Instant at) {
        this.downloadId = downloadId;
        this.staffId = staffId;
        this.appid = appid;
        this.at = at;
    }
}
