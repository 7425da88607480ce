package io.yanhuo.tenancy;

/**
 * A column that holds sealed values of restaurants; a bean of this type is found by itself when a
 * restaurant's key changes. One that is forgotten fails a test.
 *
 * @param platform whether its table is one of the platform's, with a {@code tenant_id}
 * @param key column that names a row
 * @param place under which name its values were sealed; the column's own but for old ones
 */
public record SealedColumn(
        boolean platform, String table, String key, String column, String place) {
    public static SealedColumn ofTenants(String table, String key, String column) {
        return new SealedColumn(false, table, key, column, column);
    }

    public static SealedColumn ofPlatform(String table, String key, String column) {
        return new SealedColumn(true, table, key, column, column);
    }

    public SealedColumn sealedAs(String other) {
        return new SealedColumn(platform, table, key, column, other);
    }
}
