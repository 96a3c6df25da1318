package com.workwise.ingest.api.submit;

import com.workwise.ingest.wire.Limits;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks gzip (RFC 1952): all members, and nothing but members. The JDK's own stream ignores what follows the last. */
final class Gunzip {

    /** Up to here any ratio will do: it costs no more than a plain body of this size. */
    static final int FREE_BYTES = 1024 * 1024;

    private static final int SCRATCH = 16 * 1024;
    private static final int MAGIC_AND_METHOD = 0x088B1F;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int LENGTH_FIELD = 4;

    private final ByteBuffer in;
    private final Body out;
    private final int ratio;
    private final CRC32 checksum = new CRC32();
    private final byte[] scratch = new byte[SCRATCH];

    private Gunzip(ByteBuffer in, Body out, int ratio) {
        this.in = in;
        this.out = out;
        this.ratio = ratio;
    }

    /**
     * Makes the body the plain one, paid for from the same budget; throws the refusal of what is no gzip or unpacks to
     * too much, long before that is in memory.
     *
     * @param ratio plain bytes for one packed byte, at most
     */
    static void unpack(Body body, int ratio) {
        ByteBuffer packed = ByteBuffer.wrap(body.bytes(), 0, body.length()).order(ByteOrder.LITTLE_ENDIAN);
        Body plain = body.another(Math.min(claimedLength(packed), allowed(body.length(), ratio)));
        Inflater inflater = new Inflater(true);
        try {
            new Gunzip(packed, plain, ratio).members(inflater);
            body.become(plain);
        } catch (DataFormatException | BufferUnderflowException | IllegalArgumentException malformed) {
            throw Refusals.malformedGzip().asException();
        } finally {
            inflater.end();
            plain.abandon();
        }
    }

    /** @return what the last member claims to be; only a first guess of what to allocate */
    private static long claimedLength(ByteBuffer packed) {
        int end = packed.limit() - LENGTH_FIELD;
        return end < 0 ? 0 : Integer.toUnsignedLong(packed.getInt(end));
    }

    private static long allowed(long packed, int ratio) {
        return Math.min(Limits.REQUEST_BYTES, Math.max(FREE_BYTES, packed * ratio));
    }

    private void members(Inflater inflater) throws DataFormatException {
        do {
            skipHeader();
            inflater.reset();
            inflater.setInput(in);
            checksum.reset();
            int start = out.length();
            inflate(inflater);
            require(in.getInt() == (int) checksum.getValue());
            require(in.getInt() == out.length() - start);
        } while (in.hasRemaining());
    }

    private void inflate(Inflater inflater) throws DataFormatException {
        while (!inflater.finished()) {
            int more = inflater.inflate(scratch);
            require(more > 0 || inflater.finished());
            checksum.update(scratch, 0, more);
            out.append(scratch, more);
            if (out.length() > Math.max(FREE_BYTES, (long) in.position() * ratio)) {
                throw Refusals.packedTooWell(ratio).asException();
            }
        }
    }

    private void skipHeader() throws DataFormatException {
        int start = in.position();
        int begin = in.getInt();
        int flags = begin >>> 24;
        require((begin & 0xFFFFFF) == MAGIC_AND_METHOD && (flags & RESERVED) == 0);
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(Short.toUnsignedInt(in.getShort()));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            checksum.reset();
            checksum.update(in.array(), start, in.position() - start);
            require(in.getShort() == (short) checksum.getValue());
        }
    }

    private void skip(int bytes) {
        in.position(in.position() + bytes);
    }

    private void skipText() {
        while (in.get() != 0) {
            // Up to the zero that ends it.
        }
    }

    private static void require(boolean wellFormed) throws DataFormatException {
        if (!wellFormed) {
            throw new DataFormatException();
        }
    }
}
