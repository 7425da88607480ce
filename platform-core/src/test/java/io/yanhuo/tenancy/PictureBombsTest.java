package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.PictureFiles.jpeg;
import static io.yanhuo.tenancy.PictureFiles.noise;
import static io.yanhuo.tenancy.PictureFiles.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

/** Files that ask for more memory than they show, and crowds of files. */
class PictureBombsTest {
    private static final int LARGEST = 16_383;
    private static final Class<? extends Refusal> NO_PICTURE = PictureRefusal.NoPicture.class;

    private final PictureDecoder decoder = new PictureDecoder();

    @Nested
    class A_small_webp_file {
        @Test
        void with_a_huge_frame_is_refused_before_anything_is_taken_for_it() {
            assertRefused(webp(lossy(LARGEST, LARGEST)), PictureRefusal.TooManyPixels.class);
            assertRefused(webp(lossless(LARGEST, LARGEST)), PictureRefusal.TooManyPixels.class);
        }

        @Test
        void whose_cover_names_another_size_than_its_frame_is_no_picture() {
            var file = webp(cover(1, 1, 0), lossy(LARGEST, LARGEST));
            assertThat(file.length).isLessThan(100);

            assertRefused(file, NO_PICTURE);
        }

        @Test
        void whose_cover_says_the_same_is_looked_at_all_the_same() {
            var file = webp(cover(LARGEST, LARGEST, 0), lossy(LARGEST, LARGEST));

            assertRefused(file, PictureRefusal.TooManyPixels.class);
        }

        @Test
        void with_several_frames_is_no_picture() {
            assertRefused(webp(lossy(1, 1), lossy(LARGEST, LARGEST)), NO_PICTURE);
            assertRefused(webp(cover(1, 1, 2), chunk("ANMF", new byte[40])), NO_PICTURE);
        }

        @Test
        void that_unfolds_to_large_tables_is_refused() {
            var tables = new byte[WebpFrame.MOST_KILOBYTES_LOSSLESS * 1_000 - 100];

            assertRefused(
                    webp(cover(9, 9, 0), chunk("ALPH", tables), chunk("VP8L", largeTables())),
                    PictureRefusal.TooMuchLossless.class);
        }

        @Test
        void that_breaks_off_or_lies_about_its_length_is_no_picture() {
            assertRefused(webp(), NO_PICTURE);
            assertRefused(webp(chunk("VP8 ", new byte[4])), NO_PICTURE);
            assertRefused(
                    webp(ByteBuffer.wrap(chunk("VP8X", new byte[10])).put(7, (byte) -1).array()),
                    NO_PICTURE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc3, 0xc5, 0xc7, 0xc9, 0xcb, 0xcf})
    void a_jpeg_of_a_kind_that_no_camera_makes_is_no_picture(int kind) throws IOException {
        var file = jpeg(noise(40, 40));
        assertThat(width(file)).isEqualTo(40);

        assertRefused(withFrame(file, kind), NO_PICTURE);
    }

    @Test
    void a_png_with_two_bytes_for_each_colour_takes_no_more_memory_than_others()
            throws IOException {
        var deep = png(new BufferedImage(199, 10, BufferedImage.TYPE_USHORT_GRAY));

        assertThat(width(png(noise(199, 10)))).isEqualTo(199);
        assertThat(width(deep)).isEqualTo(100);
    }

    private int width(byte[] file) {
        return decoder.decode(new ByteArrayResource(file), 100, BufferedImage::getWidth);
    }

    @Nested
    @Timeout(60)
    class Turns {
        private final PictureTurns turns = new PictureTurns(Duration.ofMillis(200));
        private final Semaphore begun = new Semaphore(0);
        private final CountDownLatch done = new CountDownLatch(1);

        @Test
        void are_two_and_who_waits_for_long_is_asked_to_come_again() throws Exception {
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                crowd.submit(() -> hold(1));
                crowd.submit(() -> hold(2));
                begun.acquire(2);

                assertBusy(3);

                done.countDown();
            }
            assertThat(draw(3)).isEqualTo("drawn");
        }

        @Test
        void one_restaurant_has_one_of_and_another_the_other() throws Exception {
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                crowd.submit(() -> hold(1));
                begun.acquire();

                assertBusy(1);
                assertThat(draw(2)).isEqualTo("drawn");

                done.countDown();
            }
        }

        @Test
        void last_until_a_picture_is_drawn_and_its_pixels_are_gone() throws Exception {
            var file = new ByteArrayResource(jpeg(noise(40, 40)));
            var crowded = new PictureDecoder(turns);
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                var held = crowd.submit(() -> crowded.decode(file, 100, _ -> drawSlowly()));
                begun.acquire();

                assertThatThrownBy(
                                () -> Urgency.AWAITED.call(() -> crowded.decode(file, 100, p -> p)))
                        .isInstanceOf(Refused.class);

                done.countDown();
                assertThat(held.get()).isEqualTo("drawn");
            }
        }

        private String drawSlowly() {
            try {
                return untilDone();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void all_strangers_together_have_one_of() throws Exception {
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                crowd.submit(() -> turns.take(this::untilDone));
                begun.acquire();

                assertThatThrownBy(() -> Urgency.AWAITED.call(() -> turns.take(() -> "drawn")))
                        .isInstanceOf(Refused.class);
                assertThat(draw(2)).isEqualTo("drawn");

                done.countDown();
            }
        }

        private String hold(long tenant) throws Exception {
            return scope(tenant).call(() -> turns.take(this::untilDone));
        }

        /** As a request does. */
        private String draw(long tenant) throws Exception {
            return Urgency.AWAITED.call(() -> scope(tenant).call(() -> turns.take(() -> "drawn")));
        }

        private void assertBusy(long tenant) {
            assertThatThrownBy(() -> draw(tenant))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e -> assertThat(e.refusal()).isInstanceOf(PictureRefusal.Busy.class));
        }

        private String untilDone() throws InterruptedException {
            begun.release();
            done.await();
            return "drawn";
        }
    }

    private void assertRefused(byte[] file, Class<? extends Refusal> reason) {
        assertThatThrownBy(() -> decoder.decode(new ByteArrayResource(file), 100, p -> p))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isInstanceOf(reason));
    }

    private static byte[] withFrame(byte[] jpeg, int kind) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
                jpeg[i + 1] = (byte) kind;
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame");
    }

    private static byte[] webp(byte[]... chunks) {
        var file = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
        file.put(letters("RIFF")).putInt(0).put(letters("WEBP"));
        for (var chunk : chunks) file.put(chunk);
        return Arrays.copyOf(file.array(), file.position());
    }

    private static byte[] chunk(String name, byte[] body) {
        var chunk = ByteBuffer.allocate(8 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(letters(name)).putInt(body.length).put(body).array();
    }

    private static byte[] cover(int width, int height, int flags) {
        var body = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
        body.putInt(width - 1).position(7).putInt(height - 1);
        return chunk("VP8X", Arrays.copyOf(body.array(), 10));
    }

    private static byte[] lossy(int width, int height) {
        var body = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        body.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a});
        return chunk("VP8 ", body.putShort((short) width).putShort((short) height).array());
    }

    private static byte[] lossless(int width, int height) {
        var body = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2f);
        return chunk("VP8L", body.putInt(width - 1 | height - 1 << 14).array());
    }

    private static byte[] largeTables() {
        var body = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2f);
        return body.putInt(8 | 8 << 14).array();
    }

    private static byte[] letters(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static TenantScope scope(long tenant) {
        var schema = new SchemaName("t00000000000" + tenant);
        return new TenantScope(new TenantId(tenant), "publicid000" + tenant, "default", schema, 1);
    }
}
