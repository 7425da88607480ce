package io.yanhuo.miniprogram;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mini-program of the restaurant of the current scope, on its way to the diners. */
@Service
public class MiniPrograms {
    private final Downloads downloads;

    MiniPrograms(Downloads downloads) {
        this.downloads = downloads;
    }

    /** Whether somebody of the restaurant has taken the package. */
    @Transactional(readOnly = true)
    public boolean downloaded() {
        return downloads.any();
    }
}
