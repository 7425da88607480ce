package io.yanhuo.tenancy;

import org.springframework.stereotype.Service;

/**
 * Pictures of the restaurant in whose scope the work happens. Each is decoded and drawn anew, so
 * that nothing but a picture is ever stored, and served as {@code /pictures/{id}/{size}.jpg} with
 * size {@code thumb} (240 px), {@code card} (480 px) or {@code full} (1080 px).
 */
@Service
public class Pictures {
    /**
     * @return id of the stored picture
     * @throws io.yanhuo.shared.Refused if it is no JPEG, PNG or WebP picture, or too large
     */
    public String store(byte[] upload) {
        throw new UnsupportedOperationException();
    }
}
