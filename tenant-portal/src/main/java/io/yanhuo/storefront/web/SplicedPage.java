package io.yanhuo.storefront.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A page that is the same for everybody except in a few small places. It is compressed once; for
 * each visitor the own parts are put between the compressed ones.
 *
 * <p>A gzip stream is a sequence of blocks. Compressed pieces that end in a sync flush end on a
 * whole byte, so that a block of plain bytes may follow.
 */
final class SplicedPage {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final byte[] LAST_BLOCK = {1, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final int LONGEST_BLOCK = 0xffff;

    private final List<Piece> pieces;
    private final String version;

    private record Piece(byte[] plain, byte[] deflated) {}

    private SplicedPage(List<Piece> pieces) {
        this.pieces = pieces;
        var sum = new CRC32();
        pieces.forEach(piece -> sum.update(piece.plain));
        version = "%08x".formatted(sum.getValue());
    }

    /** Cuts the page where the hole's name stands. */
    static SplicedPage of(String page, String hole) {
        var cuts = page.split(java.util.regex.Pattern.quote(hole), -1);
        return new SplicedPage(Arrays.stream(cuts).map(SplicedPage::piece).toList());
    }

    /** How much memory it takes. */
    int size() {
        return pieces.stream().mapToInt(piece -> piece.plain.length + piece.deflated.length).sum();
    }

    /** Changes with what is the same for all. */
    String version() {
        return version;
    }

    /** The same in every hole. */
    byte[] filledWith(byte[] filling) {
        return plain(Collections.nCopies(pieces.size() - 1, filling));
    }

    /**
     * @param fillings one for each hole
     */
    byte[] plain(List<byte[]> fillings) {
        var page = new ByteArrayOutputStream(size());
        for (int i = 0; i < pieces.size(); i++) {
            page.writeBytes(pieces.get(i).plain);
            if (i < fillings.size()) page.writeBytes(fillings.get(i));
        }
        return page.toByteArray();
    }

    byte[] gzip(List<byte[]> fillings) {
        var page = new ByteArrayOutputStream(size() / 4);
        var sum = new CRC32();
        int length = 0;
        page.writeBytes(HEADER);
        for (int i = 0; i < pieces.size(); i++) {
            var filling = i < fillings.size() ? fillings.get(i) : new byte[0];
            page.writeBytes(pieces.get(i).deflated);
            writeStored(page, filling);
            sum.update(pieces.get(i).plain);
            sum.update(filling);
            length += pieces.get(i).plain.length + filling.length;
        }
        page.writeBytes(LAST_BLOCK);
        writeInt(page, (int) sum.getValue());
        writeInt(page, length);
        return page.toByteArray();
    }

    private static void writeStored(ByteArrayOutputStream page, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += LONGEST_BLOCK) {
            int length = Math.min(LONGEST_BLOCK, bytes.length - from);
            page.write(0);
            page.write(length);
            page.write(length >> 8);
            page.write(~length);
            page.write(~length >> 8);
            page.write(bytes, from, length);
        }
    }

    private static void writeInt(ByteArrayOutputStream page, int value) {
        for (int shift = 0; shift < 32; shift += 8) page.write(value >> shift);
    }

    private static Piece piece(String text) {
        var plain = text.getBytes(UTF_8);
        var deflated = new ByteArrayOutputStream(plain.length / 4);
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(plain);
            var buffer = new byte[8192];
            int count;
            do {
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                deflated.write(buffer, 0, count);
            } while (count == buffer.length);
        }
        return new Piece(plain, deflated.toByteArray());
    }
}
