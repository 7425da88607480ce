package io.yanhuo.storefront.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.MenuView;
import io.yanhuo.tenancy.TenantScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The newest menu of each restaurant as the bytes that go over the wire. */
@Component
class MenuBytes {
    private static final int LIMIT = 64 * 1024 * 1024;

    private final Menu menu;
    private final JsonMapper json;
    private final Cache<TenantScope, Served> newest =
            Caffeine.newBuilder()
                    .maximumWeight(LIMIT)
                    .weigher((TenantScope _, Served served) -> served.weight())
                    .build();

    MenuBytes(Menu menu, JsonMapper json) {
        this.menu = menu;
        this.json = json;
    }

    /**
     * @param version of the menu that was written
     * @param plainTag strong: a hash of the bytes, so that a new way of writing is noticed too
     * @param gzipTag another one, because the bytes are others
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Served(String version, byte[] plain, byte[] gzip, String plainTag, String gzipTag) {
        boolean isWhat(@Nullable String ifNoneMatch) {
            return ifNoneMatch != null
                    && (ifNoneMatch.contains(plainTag)
                            || ifNoneMatch.contains(gzipTag)
                            || ifNoneMatch.equals("*"));
        }

        private int weight() {
            return plain.length + gzip.length;
        }
    }

    /** Of the restaurant of the current scope. */
    Served current() {
        var view = menu.view();
        var known = newest.getIfPresent(TenantScope.current());
        if (known != null && known.version().equals(view.version())) return known;
        var written = write(view);
        newest.put(TenantScope.current(), written);
        return written;
    }

    private Served write(MenuView view) {
        var plain = json.writeValueAsBytes(view);
        var hash = hash(plain);
        return new Served(
                view.version(), plain, zip(plain), '"' + hash + '"', '"' + hash + "-gzip\"");
    }

    private static byte[] zip(byte[] plain) {
        var zipped = new ByteArrayOutputStream(plain.length / 4);
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
