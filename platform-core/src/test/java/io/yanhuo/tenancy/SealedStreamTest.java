package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
    private static final int PIECE = 64 * 1024;
    private static final int SEALED_PIECE = 5 + Sealing.NONCE + PIECE + 16;

    private final byte[] key = Sealing.randomKey();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7})
    void what_was_written_is_read(int length) throws IOException {
        var plain = new byte[length];
        new Random(length).nextBytes(plain);

        assertThat(read(sealed(plain), key, "here")).isEqualTo(plain);
    }

    @Test
    void without_its_key_or_in_another_place_nothing_is_read() throws IOException {
        var sealed = sealed(new byte[100]);

        assertThatThrownBy(() -> read(sealed, Sealing.randomKey(), "here"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(sealed, key, "there")).isInstanceOf(IOException.class);
    }

    @Test
    void cut_off_between_two_pieces_it_is_not_taken_for_whole() throws IOException {
        var sealed = sealed(new byte[2 * PIECE + 5]);

        assertThatThrownBy(() -> read(Arrays.copyOf(sealed, SEALED_PIECE), key, "here"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void with_two_pieces_in_each_others_place_it_is_refused() throws IOException {
        var sealed = sealed(new byte[3 * PIECE]);
        var swapped = sealed.clone();
        System.arraycopy(sealed, 0, swapped, SEALED_PIECE, SEALED_PIECE);
        System.arraycopy(sealed, SEALED_PIECE, swapped, 0, SEALED_PIECE);

        assertThatThrownBy(() -> read(swapped, key, "here")).isInstanceOf(IOException.class);
    }

    @Test
    void with_one_bit_changed_it_is_refused() throws IOException {
        var sealed = sealed(new byte[100]);
        sealed[60] ^= 1;

        assertThatThrownBy(() -> read(sealed, key, "here")).isInstanceOf(IOException.class);
    }

    private byte[] sealed(byte[] plain) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var out = SealedStream.to(file, key, "here")) {
            out.write(plain);
        }
        return file.toByteArray();
    }

    private static byte[] read(byte[] sealed, byte[] key, String place) throws IOException {
        try (var in = SealedStream.from(new ByteArrayInputStream(sealed), key, place)) {
            return in.readAllBytes();
        }
    }
}
