package io.yanhuo.miniprogram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The source of the mini-program, the same for all restaurants; read once. */
@Component
class ProgramFiles {
    private static final String FOLDER = "/mini-program/";

    private final SortedMap<String, byte[]> files = read();

    /** By path within the mini-program. */
    SortedMap<String, byte[]> all() {
        return files;
    }

    byte[] get(String path) {
        var file = files.get(path);
        if (file == null) throw new IllegalArgumentException("no file " + path);
        return file;
    }

    private static SortedMap<String, byte[]> read() {
        var found = new TreeMap<String, byte[]>();
        try {
            var pattern = "classpath:" + FOLDER + "**/*.*";
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                if (file.isReadable()) found.put(path(file), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!found.containsKey("app.json")) throw new IllegalStateException("no mini-program");
        return found;
    }

    private static String path(Resource file) throws IOException {
        var address = file.getURL().toString();
        return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
    }
}
