package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.PictureFiles.blankPng;
import static io.yanhuo.tenancy.PictureFiles.jpeg;
import static io.yanhuo.tenancy.PictureFiles.noise;
import static io.yanhuo.tenancy.PictureFiles.paint;
import static io.yanhuo.tenancy.PictureFiles.png;
import static io.yanhuo.tenancy.PictureFiles.withOrientation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final TenantScope LAOWANG = scope(1);
    private static final TenantScope AMEI = scope(2);

    @TempDir Path data;
    private final WatchedDisk disk = new WatchedDisk();
    Pictures pictures;

    @BeforeEach
    void empty_folder() {
        pictures = new Pictures(data, new EndlessRoom(), disk);
    }

    @Nested
    class A_photo {
        @Test
        void is_kept_in_three_sizes_that_lists_can_bear() throws IOException {
            var id = store(jpeg(noise(3000, 2000)));

            assertThat(longerSide(id, Pictures.Size.THUMB)).isEqualTo(240);
            assertThat(longerSide(id, Pictures.Size.CARD)).isEqualTo(480);
            assertThat(longerSide(id, Pictures.Size.FULL)).isEqualTo(1080);
            for (var size : Pictures.Size.values()) {
                assertThat(Files.size(find(id, size))).isLessThanOrEqualTo(200_000);
            }
        }

        @Test
        void smaller_than_the_sizes_is_not_blown_up() throws IOException {
            assertThat(longerSide(store(jpeg(noise(200, 100))), Pictures.Size.FULL)).isEqualTo(200);
        }

        @Test
        void with_a_clear_background_stands_on_white() throws IOException {
            var clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);

            assertColour(
                    ImageIO.read(find(store(png(clear)), Pictures.Size.FULL).toFile()),
                    50,
                    50,
                    Color.WHITE);
        }

        @Test
        void taken_with_a_phone_on_its_side_stands_upright() throws IOException {
            var lying = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
            paint(lying, 0, 200, Color.RED);
            paint(lying, 200, 400, Color.BLUE);

            var stored =
                    ImageIO.read(
                            find(store(withOrientation(jpeg(lying), 6)), Pictures.Size.FULL)
                                    .toFile());

            assertThat(stored.getWidth()).isEqualTo(200);
            assertThat(stored.getHeight()).isEqualTo(400);
            assertColour(stored, 100, 50, Color.RED);
            assertColour(stored, 100, 350, Color.BLUE);
        }

        @ParameterizedTest
        @CsvSource({"1, RED, BLUE", "2, BLUE, RED", "3, BLUE, RED", "4, RED, BLUE"})
        void is_turned_and_mirrored_as_the_camera_says(int code, String left, String right)
                throws IOException {
            var picture = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
            paint(picture, 0, 200, Color.RED);
            paint(picture, 200, 400, Color.BLUE);

            var stored =
                    ImageIO.read(
                            find(store(withOrientation(jpeg(picture), code)), Pictures.Size.FULL)
                                    .toFile());

            assertColour(stored, 50, 100, left.equals("RED") ? Color.RED : Color.BLUE);
            assertColour(stored, 350, 100, right.equals("RED") ? Color.RED : Color.BLUE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
                    "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
                })
        void may_be_webp(String base64) throws IOException {
            assertThat(longerSide(store(Base64.getDecoder().decode(base64)), Pictures.Size.FULL))
                    .isEqualTo(1);
        }

        @Test
        void loses_everything_that_was_hidden_in_its_file() throws IOException {
            var bytes = new ByteArrayOutputStream();
            bytes.write(withOrientation(jpeg(noise(50, 50)), 1));
            bytes.write("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

            var stored = Files.readAllBytes(find(store(bytes.toByteArray()), Pictures.Size.FULL));

            assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                    .doesNotContain("script")
                    .doesNotContain("Exif");
        }
    }

    @Nested
    class A_power_cut_afterwards {
        @Test
        void takes_neither_a_size_of_it_nor_its_name() throws IOException {
            var id = store(jpeg(noise(300, 300)));

            var stored = find(id, Pictures.Size.FULL).getParent();
            for (var size : Pictures.Size.values()) {
                long bytes = Files.size(find(id, size));
                assertThat(disk.forced())
                        .anyMatch(one -> one.path().endsWith(size.file()) && one.size() == bytes);
                assertThat(disk.forced())
                        .anyMatch(one ->
                                one.names().stream().anyMatch(name -> name.endsWith(size.file())));
            }
            for (var at = stored; !at.equals(data); at = at.getParent()) {
                assertThat(disk.knowsNameOf(at)).as(at.toString()).isTrue();
            }
        }
    }

    @Nested
    class Refused_is {
        @Test
        void a_file_of_another_kind_under_the_name_of_a_picture() {
            assertRefused(
                    "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                    PictureRefusal.NoPicture.class);
            assertRefused(
                    "GIF89a".getBytes(StandardCharsets.UTF_8), PictureRefusal.NoPicture.class);
            assertRefused(new byte[0], PictureRefusal.NoPicture.class);
        }

        @Test
        void a_picture_that_breaks_off() throws IOException {
            var whole = jpeg(noise(500, 500));

            assertRefused(java.util.Arrays.copyOf(whole, 300), PictureRefusal.NoPicture.class);
        }

        @Test
        void a_bomb_of_few_bytes_and_many_pixels() throws IOException {
            var bomb = blankPng(30_000, 30_000);
            assertThat(bomb.length).isLessThan(1_000_000);

            assertRefused(bomb, PictureRefusal.TooManyPixels.class);
        }

        @Test
        void a_file_that_is_too_large() {
            assertRefused(new byte[8_000_001], PictureRefusal.TooManyBytes.class);
        }

        private void assertRefused(byte[] file, Class<? extends Refusal> reason) {
            assertThatThrownBy(() -> store(file))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.refusal()).isInstanceOf(reason));
            assertThat(data.resolve("tenants")).doesNotExist();
        }
    }

    @Nested
    class Somebody_else {
        @Test
        void does_not_find_the_pictures_of_a_restaurant() throws IOException {
            var id = store(jpeg(noise(50, 50)));

            assertThat(AMEI.get(() -> pictures.find(id, Pictures.Size.FULL))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"../../../../etc/passwd", "..", "", "../../2/pictures/abc", ".abc"})
        void leads_the_look_up_nowhere(String id) {
            assertThat(LAOWANG.get(() -> pictures.find(id, Pictures.Size.FULL))).isEmpty();
        }
    }

    private String store(byte[] file) {
        return LAOWANG.get(() -> pictures.store(file));
    }

    private Path find(String id, Pictures.Size size) {
        return LAOWANG.get(() -> pictures.find(id, size)).orElseThrow();
    }

    private int longerSide(String id, Pictures.Size size) throws IOException {
        var picture = ImageIO.read(find(id, size).toFile());
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private static void assertColour(BufferedImage picture, int x, int y, Color wanted) {
        var found = new Color(picture.getRGB(x, y));
        assertThat(Math.abs(found.getRed() - wanted.getRed())).isLessThan(40);
        assertThat(Math.abs(found.getBlue() - wanted.getBlue())).isLessThan(40);
    }

    private static TenantScope scope(long tenant) {
        return new TenantScope(
                new TenantId(tenant),
                "publicid000" + tenant,
                "default",
                new SchemaName("t00000000000" + tenant),
                1);
    }
}
