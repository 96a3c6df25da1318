package com.workwise.ingest.api.deadletters.ledger;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** A batch's offsets are committed after its entries; a failure is the container's to try again. */
final class LedgerListener implements BatchMessageListener<byte[], byte[]> {

    private final EntryReader reader;
    private final Ledger ledger;

    LedgerListener(EntryReader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    /** Blocks: the container calls on a thread of its own and takes a return for success. */
    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> letters) {
        Long unused = ledger.write(letters.stream().map(reader::read).toList()).block();
    }
}
