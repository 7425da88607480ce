package io.yanhuo.tenancy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A file of any length, sealed piece by piece so that it never has to be in memory as a whole. Each
 * piece names its number and whether it is the last: one that is missing, moved or cut off shows.
 */
final class SealedStream {
    private static final int PIECE = 64 * 1024;
    private static final int OVERHEAD = Sealing.NONCE + 16;

    private SealedStream() {}

    /**
     * @param key of this file alone
     * @param place what it is, sealed in
     */
    static OutputStream to(OutputStream file, byte[] key, String place) {
        return new Writer(new DataOutputStream(file), key, place);
    }

    /** Reading ends with an {@link IOException} where the file is not what was written. */
    static InputStream from(InputStream file, byte[] key, String place) {
        return new Reader(new DataInputStream(file), key, place);
    }

    private static String piece(String place, long number, boolean last) {
        return place + "|" + number + (last ? "|last" : "");
    }

    private static final class Writer extends OutputStream {
        private final DataOutputStream file;
        private final byte[] key;
        private final String place;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private long number;
        private boolean closed;

        private Writer(DataOutputStream file, byte[] key, String place) {
            this.file = file;
            this.key = key;
            this.place = place;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int done = 0; done < length; ) {
                if (filled == PIECE) seal(false);
                int some = Math.min(length - done, PIECE - filled);
                System.arraycopy(bytes, from + done, piece, filled, some);
                filled += some;
                done += some;
            }
        }

        private void seal(boolean last) throws IOException {
            var plain = Arrays.copyOf(piece, filled);
            var sealed = Sealing.seal(key, plain, piece(place, number++, last));
            file.writeBoolean(last);
            file.writeInt(sealed.length);
            file.write(sealed);
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (closed) return;
            closed = true;
            try (file) {
                seal(true);
            }
        }
    }

    private static final class Reader extends InputStream {
        private final DataInputStream file;
        private final byte[] key;
        private final String place;
        private byte[] piece = new byte[0];
        private int read;
        private long number;
        private boolean last;

        private Reader(DataInputStream file, byte[] key, String place) {
            this.file = file;
            this.key = key;
            this.place = place;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int to, int length) throws IOException {
            if (length == 0) return 0;
            while (read == piece.length) {
                if (last) return -1;
                next();
            }
            int some = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, bytes, to, some);
            read += some;
            return some;
        }

        private void next() throws IOException {
            last = file.readBoolean();
            int length = file.readInt();
            if (length < OVERHEAD || length > PIECE + OVERHEAD) {
                throw new IOException("not a sealed file");
            }
            var sealed = file.readNBytes(length);
            try {
                piece = Sealing.open(key, sealed, piece(place, number++, last));
            } catch (RuntimeException e) {
                throw new IOException("the sealed file was changed, or is another one", e);
            }
            read = 0;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
