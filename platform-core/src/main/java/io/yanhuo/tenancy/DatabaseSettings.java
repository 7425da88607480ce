package io.yanhuo.tenancy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the database server is and how the platform logs in.
 *
 * @param address host and port of the server with the platform's schema, on which restaurants live
 *     as well
 * @param clusters further servers for restaurants, each with its name, host and port; the accounts
 *     have the same passwords on all
 * @param masterKey 32 bytes in Base64, from which each restaurant's password is derived
 * @param tls {@code DISABLED} on one machine only; else {@code REQUIRED}, {@code VERIFY_CA} or
 *     {@code VERIFY_IDENTITY}. Without it each change of account costs four times as much
 * @param platformConnections largest number of connections to the platform schema
 * @param platformShare how many of them the work for one restaurant may use at once
 * @param tenantConnections largest number of connections that all restaurants share
 * @param tenantShare how many of them one restaurant may use at once
 */
@Validated
@ConfigurationProperties("yanhuo.database")
public record DatabaseSettings(
        String address,
        @DefaultValue Map<String, String> clusters,
        String platformPassword,
        String routerPassword,
        String ddlPassword,
        String masterKey,
        @DefaultValue("REQUIRED") String tls,
        @DefaultValue("10") int platformConnections,
        @DefaultValue("4") int platformShare,
        @DefaultValue("20") int tenantConnections,
        @DefaultValue("8") int tenantShare) {
    /** The server that is always there. */
    public static final String HOME = "default";

    public DatabaseSettings {
        if (clusters.containsKey(HOME)) {
            throw new IllegalArgumentException(
                    "yanhuo.database.clusters: the one named "
                            + HOME
                            + " is yanhuo.database.address");
        }
        if (platformConnections < 2 * platformShare) {
            throw new IllegalArgumentException(
                    "yanhuo.database.platform-connections: at least twice the platform-share, for"
                            + " work may need a second one");
        }
        if (Base64.getDecoder().decode(masterKey).length != 32) {
            throw new IllegalArgumentException("yanhuo.database.master-key: 32 bytes in Base64");
        }
    }

    /** Every server with its host and port. */
    Map<String, String> addresses() {
        var all = new LinkedHashMap<>(clusters);
        all.putFirst(HOME, address);
        return all;
    }

    String addressOf(String cluster) {
        var found = addresses().get(cluster);
        if (found == null) {
            throw new IllegalStateException("yanhuo.database.clusters names no " + cluster);
        }
        return found;
    }

    /** The secrets stay out of logs. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + address + "]";
    }
}
