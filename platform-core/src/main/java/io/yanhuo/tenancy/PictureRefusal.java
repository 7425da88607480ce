package io.yanhuo.tenancy;

import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
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

    /** Packed without loss, in a way that takes much memory to unpack. */
    record TooMuchLossless(int kilobytes) implements PictureRefusal {}

    /** Too many others are being drawn just now. */
    record Busy() implements PictureRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoPicture _ -> "tenancy.no-picture";
            case TooManyBytes _ -> "tenancy.picture-too-large";
            case TooManyPixels _ -> "tenancy.picture-too-many-pixels";
            case TooMuchLossless _ -> "tenancy.picture-too-much-lossless";
            case Busy _ -> "tenancy.pictures-busy";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case NoPicture _, Busy _ -> List.of();
            case TooManyBytes(int megabytes) -> List.of(megabytes);
            case TooManyPixels(int megapixels) -> List.of(megapixels);
            case TooMuchLossless(int kilobytes) -> List.of(kilobytes);
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoPicture _ -> UNPROCESSABLE_CONTENT;
            case TooManyBytes _, TooManyPixels _, TooMuchLossless _ -> CONTENT_TOO_LARGE;
            case Busy _ -> SERVICE_UNAVAILABLE;
        };
    }
}
