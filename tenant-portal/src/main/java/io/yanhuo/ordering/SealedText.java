package io.yanhuo.ordering;

import java.util.Arrays;

/** Personal data as it lies in the database; only this module opens it. */
public final class SealedText {
    private final byte[] cipher;

    SealedText(byte[] cipher) {
        this.cipher = cipher;
    }

    byte[] cipher() {
        return cipher;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedText that && Arrays.equals(cipher, that.cipher);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cipher);
    }
}
