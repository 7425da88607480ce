package io.yanhuo.tenancy;

import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why an upload does not become a picture. */
public sealed interface PictureRefusal extends Refusal {
    /** Something else, damaged, or in a format that browsers do not all show. */
    record NoPicture() implements PictureRefusal {}

    record TooManyBytes(int megabytes) implements PictureRefusal {}

    record TooManyPixels(int megapixels) implements PictureRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoPicture _ -> "tenancy.no-picture";
            case TooManyBytes _ -> "tenancy.picture-too-large";
            case TooManyPixels _ -> "tenancy.picture-too-many-pixels";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case NoPicture _ -> List.of();
            case TooManyBytes(int megabytes) -> List.of(megabytes);
            case TooManyPixels(int megapixels) -> List.of(megapixels);
        };
    }

    @Override
    default HttpStatus status() {
        return this instanceof NoPicture ? UNPROCESSABLE_CONTENT : CONTENT_TOO_LARGE;
    }
}
