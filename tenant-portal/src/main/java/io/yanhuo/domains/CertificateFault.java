package io.yanhuo.domains;

/** Why a browser would not open a host over HTTPS. */
public enum CertificateFault {
    EXPIRED,
    /** Signed by nobody whom browsers know. */
    UNTRUSTED,
    /** Good, and another host's. */
    WRONG_NAME,
    /** The proxy has none for this host, or not yet: it ends the conversation. */
    NONE,
    UNREACHABLE,
    /** Somebody is there, and says nothing. */
    SILENCE
}
