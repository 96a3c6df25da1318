package com.workwise.ingest.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies in gzip, good and bad. */
public final class Packed {

    private static final int MB = 1024 * 1024;

    private Packed() {}

    static boolean isName(String name) {
        return name.startsWith("packed") || name.startsWith("bomb");
    }

    static byte[] named(String name) {
        byte[] good = gzip(Requests.GOOD);
        return switch (name) {
            case "packed" -> good;
            case "packed lines" -> gzip(Requests.utf8("{\"externalId\":\"good-1\"}\n"));
            case "packed in two" -> {
                int half = Requests.GOOD.length / 2;
                yield Requests.join(
                        gzip(Arrays.copyOf(Requests.GOOD, half)),
                        gzip(Arrays.copyOfRange(Requests.GOOD, half, Requests.GOOD.length)));
            }
            case "packed, cut" -> Arrays.copyOf(good, good.length - 6);
            case "packed, trailing" -> Requests.join(good, Requests.utf8("junk"));
            case "packed, damaged" -> {
                good[good.length - 8] ^= 1;
                yield good;
            }
            case "packed twice" -> gzip(good);
            case "bomb" -> bomb();
            case "bomb of low ratio" -> bombOfLowRatio();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** 10 GB in 10 MB: as many members of zeros as it takes. */
    public static byte[] bomb() {
        byte[] member = gzip(new byte[16 * MB]);
        byte[] bomb = new byte[640 * member.length];
        for (int at = 0; at < bomb.length; at += member.length) {
            System.arraycopy(member, 0, bomb, at, member.length);
        }
        return bomb;
    }

    /** 40 MB at about 50:1, which the ratio alone would let pass. */
    public static byte[] bombOfLowRatio() {
        byte[] noise = new byte[40 * MB];
        Random random = new Random(1);
        for (int at = 0; at < noise.length; at += 1_000) {
            byte[] some = new byte[12];
            random.nextBytes(some);
            System.arraycopy(some, 0, noise, at, Math.min(some.length, noise.length - at));
        }
        return gzip(noise);
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
