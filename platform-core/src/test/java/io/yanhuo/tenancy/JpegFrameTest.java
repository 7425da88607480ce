package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.PictureFiles.noise;
import static io.yanhuo.tenancy.PictureFiles.progressive;
import static io.yanhuo.tenancy.PictureFiles.withOrientation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ByteArrayResource;

@Timeout(60)
class JpegFrameTest {
    private static final String FRAME_OF_ONE_PIXEL = "FFC0001108000100010301110002110003 1100";

    /** 40 million pixels, without loss. */
    private static final String HUGE_FRAME = "FFC300110818B418B403011100021100031100";

    private static final String SCANS = "FFDA001A0A0100010001000100010001000100010001000100003F00";
    private static final String EMPTY_SCAN = "FFDA00080101000101 00";

    private final PictureDecoder decoder = new PictureDecoder();

    /** One of two readers passes over the segment F0, the other looks into it. */
    @Test
    void a_frame_inside_a_segment_that_readers_read_differently_is_seen_by_neither() {
        var hidden = bytes("FFD8", "FFF00015", HUGE_FRAME, FRAME_OF_ONE_PIXEL, SCANS);
        assertThat(hidden.length).isLessThan(100);

        assertNoPicture(hidden);
        assertNoPicture(bytes("FFD8", FRAME_OF_ONE_PIXEL, "FFF00015", HUGE_FRAME, SCANS));
    }

    @Test
    void a_picture_that_is_drawn_again_and_again_is_not_drawn() throws IOException {
        var picture = progressive(noise(2_000, 1_000));
        assertThat(width(picture)).isEqualTo(2_000);
        assertThat(width(withScans(picture, 20))).isEqualTo(2_000);

        assertNoPicture(withScans(picture, 300));
        assertNoPicture(withScans(picture, 500_000));
    }

    @Test
    void what_follows_the_picture_is_none_of_it() throws IOException {
        var picture = progressive(noise(2_000, 1_000));
        var more = new ByteArrayOutputStream();
        more.write(picture);
        more.write(new byte[] {(byte) 0xff, (byte) 0xf0, 1});
        for (int i = 0; i < 500; i++) more.write(bytes(EMPTY_SCAN));

        assertThat(width(more.toByteArray())).isEqualTo(2_000);
    }

    @Test
    void what_cameras_note_is_passed_over() throws IOException {
        assertThat(width(withOrientation(PictureFiles.jpeg(noise(40, 20)), 6))).isEqualTo(20);
    }

    /** As a connection that broke off leaves it. */
    @Test
    void a_picture_without_its_end_is_shown_as_far_as_it_goes() throws IOException {
        var picture = PictureFiles.jpeg(noise(40, 40));

        assertThat(width(Arrays.copyOf(picture, picture.length * 3 / 4))).isEqualTo(40);
    }

    private int width(byte[] file) {
        return decoder.decode(new ByteArrayResource(file), 3_000, BufferedImage::getWidth);
    }

    private void assertNoPicture(byte[] file) {
        assertThatThrownBy(() -> width(file))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.refusal()).isInstanceOf(PictureRefusal.NoPicture.class));
    }

    /** Before its end. */
    private static byte[] withScans(byte[] picture, int more) throws IOException {
        var file = new ByteArrayOutputStream();
        file.write(picture, 0, picture.length - 2);
        for (int i = 0; i < more; i++) file.write(bytes(EMPTY_SCAN));
        file.write(picture, picture.length - 2, 2);
        return file.toByteArray();
    }

    private static byte[] bytes(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }
}
