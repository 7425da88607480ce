package io.yanhuo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries what a redirect wants to say on the next page, such as that something was saved, in a
 * signed cookie: so no node keeps a session, and any may show the page.
 */
@Component("flashMapManager")
class FlashCookie extends AbstractFlashMapManager {
    private static final String USE = "flash";
    private static final Duration KEPT = Duration.ofMinutes(3);

    /** One for each of a few windows; without end, no header would have room for them. */
    private static final int MOST = 4;

    private static final TypeReference<List<Saved>> LIST = new TypeReference<>() {};

    private final Signed signed;
    private final Cookies cookies;
    private final JsonMapper json = JsonMapper.builder().build();

    FlashCookie(Signed signed, Cookies cookies) {
        this.signed = signed;
        this.cookies = cookies;
    }

    /** Only text: a cookie has room for no more. */
    private record Saved(@Nullable String path, long until, Map<String, String> values) {
        static Saved of(FlashMap map) {
            var values = new LinkedHashMap<String, String>();
            map.forEach((name, value) -> values.put(name, (String) value));
            return new Saved(map.getTargetRequestPath(), map.getExpirationTime(), values);
        }

        FlashMap map() {
            var map = new FlashMap();
            map.putAll(values);
            map.setTargetRequestPath(path);
            map.setExpirationTime(until);
            return map;
        }
    }

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        return cookies.read(request, Cookies.FLASH)
                .flatMap(cookie -> signed.open(USE, cookie))
                .map(text -> json.readValue(text, LIST))
                .map(saved -> new ArrayList<>(saved.stream().map(Saved::map).toList()))
                .orElse(null);
    }

    @Override
    protected void updateFlashMaps(
            List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
        if (maps.isEmpty()) {
            cookies.clear(response, Cookies.FLASH);
            return;
        }
        var newest = maps.subList(Math.max(0, maps.size() - MOST), maps.size());
        var text = json.writeValueAsString(newest.stream().map(Saved::of).toList());
        cookies.write(response, Cookies.FLASH, signed.seal(USE, text), KEPT);
    }

    /** There is nothing that two requests could both change. */
    @Override
    protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
        return null;
    }
}
