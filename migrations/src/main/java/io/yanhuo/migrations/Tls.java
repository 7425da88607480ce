package io.yanhuo.migrations;

/** How the driver is told to protect the line to a database server. */
public final class Tls {
    private static final String DISABLED = "DISABLED";

    private Tls() {}

    /**
     * Options of the driver's address. Without TLS, which is for one machine only, MySQL wants a
     * password that it does not remember under its public key, which the driver must fetch.
     *
     * @param mode such as {@code REQUIRED}
     */
    public static String options(String mode) {
        return "&sslMode=" + mode + (mode.equals(DISABLED) ? "&allowPublicKeyRetrieval=true" : "");
    }
}
