package io.yanhuo.access;

import org.springframework.stereotype.Service;

/** The append-only record of every privileged act: who, when, to what. */
@Service
public class Audit {
    /**
     * Records an act of whoever is signed in, in the restaurant of the current scope if there is
     * one.
     *
     * @param action such as {@code tenant.suspended}
     * @param subject what it was done to
     */
    public void record(String action, String subject, String detail) {
        throw new UnsupportedOperationException();
    }
}
