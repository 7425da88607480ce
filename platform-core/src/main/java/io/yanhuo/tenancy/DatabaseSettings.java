package io.yanhuo.tenancy;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the database server is and how the platform logs in.
 *
 * @param address host and port
 * @param masterKey 32 bytes in Base64, from which each restaurant's password is derived
 * @param tls {@code DISABLED} on one machine only; else {@code REQUIRED}, {@code VERIFY_CA} or
 *     {@code VERIFY_IDENTITY}. Without it each change of account costs four times as much
 * @param platformConnections largest number of connections to the platform schema
 * @param tenantConnections largest number of connections that all restaurants share
 * @param tenantShare how many of them one restaurant may use at once
 */
@Validated
@ConfigurationProperties("yanhuo.database")
public record DatabaseSettings(
        String address,
        String platformPassword,
        String routerPassword,
        String ddlPassword,
        String masterKey,
        @DefaultValue("REQUIRED") String tls,
        @DefaultValue("10") int platformConnections,
        @DefaultValue("20") int tenantConnections,
        @DefaultValue("8") int tenantShare) {
    public DatabaseSettings {
        if (Base64.getDecoder().decode(masterKey).length != 32) {
            throw new IllegalArgumentException("yanhuo.database.master-key: 32 bytes in Base64");
        }
    }

    /** The secrets stay out of logs. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + address + "]";
    }
}
