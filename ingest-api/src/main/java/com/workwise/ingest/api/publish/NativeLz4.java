package com.workwise.ingest.api.publish;

import net.jpountz.lz4.LZ4Factory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Kafka's client compress with LZ4's own code. Within an executable jar the library would choose its Java port, in
 * which an API that was busy with batches of 1,000 spent 41 % of its samples: the library loads native code by itself
 * only when it comes from the system's class loader, but uses what is loaded.
 */
final class NativeLz4 {

    private static final Logger log = LoggerFactory.getLogger(NativeLz4.class);

    private NativeLz4() {}

    /** Where it cannot be loaded, e.g. without a directory for temporary files, the Java port does the same. */
    static void load() {
        try {
            LZ4Factory.nativeInstance();
        } catch (LinkageError | AssertionError absent) {
            log.info("LZ4 compresses in Java: {}", absent.toString());
        }
    }
}
