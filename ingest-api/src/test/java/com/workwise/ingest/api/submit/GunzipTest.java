package com.workwise.ingest.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import com.workwise.ingest.api.Packed;
import com.workwise.ingest.api.ProblemException;
import com.workwise.ingest.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class GunzipTest {

    private static final int MB = 1024 * 1024;
    private static final int RATIO = 100;
    private static final String PLAIN = "{\"items\":[]}";

    private final ByteBudget budget = new ByteBudget(128L * MB);

    @Test
    void unpacksWithinTheBudget() {
        byte[] plain = PLAIN.repeat(100_000).getBytes(UTF_8);
        byte[] packed = Packed.gzip(plain);
        Body body = body(packed);
        Gunzip.unpack(body, 10_000);
        assertThat(Arrays.copyOf(body.bytes(), body.length())).isEqualTo(plain);
        assertThat(budget.taken())
                .as("the plain one alone")
                .isEqualTo(body.bytes().length)
                .isLessThan(plain.length * 9L / 8);
        body.close();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void unpacksEveryMemberAndSkipsWhatItsHeaderHolds() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(withHeader(Packed.gzip("one ".getBytes(UTF_8))));
        packed.writeBytes(Packed.gzip(new byte[0]));
        packed.writeBytes(Packed.gzip("two".getBytes(UTF_8)));
        Body body = body(packed.toByteArray());
        Gunzip.unpack(body, RATIO);
        assertThat(new String(body.bytes(), 0, body.length(), UTF_8)).isEqualTo("one two");
    }

    @Test
    void refusesEveryCutAndTakesNoFlippedBitForSomethingElse() {
        byte[] packed = withHeader(Packed.gzip(PLAIN.getBytes(UTF_8)));
        for (int length = 0; length < packed.length; length++) {
            assertThat(refusal(Arrays.copyOf(packed, length)))
                    .as("cut at %d", length)
                    .isEqualTo("malformed_gzip");
        }
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] flipped = packed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            // The header's own checksum covers even its time and its comment; the last bits of the data are padding.
            Body body = body(flipped);
            if (refusal(body).isEmpty()) {
                assertThat(new String(body.bytes(), 0, body.length(), UTF_8))
                        .as("bit %d", bit)
                        .isEqualTo(PLAIN);
            }
            body.close();
        }
        assertThat(budget.taken()).isZero();
    }

    @Test
    void refusesABombBeforeItIsInMemory() {
        byte[] bomb = Packed.bomb();
        assertThat(bomb.length).isGreaterThan(10 * 1_000_000);
        assertThat(allocatedBy(() -> assertThat(refusal(bomb)).isEqualTo("gzip_ratio_too_high")))
                .isLessThan(64L * MB);
        byte[] low = Packed.bombOfLowRatio();
        assertThat(40 * MB / low.length).isBetween(20, RATIO);
        assertThat(allocatedBy(() -> assertThat(refusal(low)).isEqualTo("request_too_large")))
                .isLessThan(64L * MB);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void stopsAtTheBudget() {
        assertThat(budget.tryTake(120L * MB)).isTrue();
        byte[] noise = new byte[7 * MB];
        new Random(1).nextBytes(noise);
        assertThat(refusal(Packed.gzip(noise))).isEqualTo("overloaded");
        assertThat(budget.taken()).isEqualTo(120L * MB);
    }

    @Test
    void takesWhatExactlyFillsARequest() {
        byte[] plain = new byte[Limits.REQUEST_BYTES];
        for (int i = 0; i < plain.length; i += 64) {
            plain[i] = (byte) (i * 31 >>> 7);
        }
        assertThat(refusal(Packed.gzip(plain))).isEmpty();
        assertThat(refusal(Packed.gzip(Arrays.copyOf(plain, plain.length + 1)))).isEqualTo("request_too_large");
    }

    /** @return the problem's code; empty = unpacked */
    private String refusal(byte[] packed) {
        Body body = body(packed);
        try {
            return refusal(body);
        } finally {
            body.close();
        }
    }

    private static String refusal(Body body) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> Gunzip.unpack(body, RATIO));
        return refused == null ? "" : refused.problem().code();
    }

    private Body body(byte[] packed) {
        Body body = Body.open(budget, packed.length);
        body.append(packed, packed.length);
        return body.use();
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** The same member with every part that a header may have. */
    private static byte[] withHeader(byte[] packed) {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.write(packed, 0, 3);
        member.write(0x1F);
        member.write(packed, 4, 6);
        member.writeBytes(new byte[] {2, 0, 'e', 'x'});
        member.writeBytes("name\0comment\0".getBytes(UTF_8));
        CRC32 checksum = new CRC32();
        checksum.update(member.toByteArray());
        member.write((int) checksum.getValue() & 0xFF);
        member.write((int) checksum.getValue() >> 8 & 0xFF);
        member.write(packed, 10, packed.length - 10);
        return member.toByteArray();
    }
}
