package com.workwise.ingest.standalone.load;

import com.workwise.ingest.wire.RawJobReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One file: its postings in their order, one batch after the other, so that the last version of an id wins. */
final class FileLoad {

    private static final int BATCH_ITEMS = 1_000;
    /** Well below what the API takes in one request. */
    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    private final Source source;
    private final ObservedTimes times;
    private final BatchApi api;
    private final Progress progress;
    private final PrintStream out;
    private final Duration betweenQuestions;
    private final Pending pending;
    private final Stall stall;
    private final Refusals refusals = new Refusals();
    private final List<Posting> batch = new ArrayList<>();
    private final long began = System.nanoTime();
    private long batchBytes;
    private Tally edge = Tally.NONE;
    private double read;
    private long askedAt = began;

    FileLoad(
            Source source,
            ObservedTimes times,
            BatchApi api,
            Progress progress,
            PrintStream out,
            Duration betweenQuestions) {
        this.times = times;
        this.source = source;
        this.api = api;
        this.progress = progress;
        this.out = out;
        this.betweenQuestions = betweenQuestions;
        this.pending = new Pending(api);
        this.stall = new Stall(out, began);
    }

    FileReport run() throws InterruptedException {
        try (CountedStream raw = new CountedStream(source.opener().open());
                InputStream in = Source.unpacked(raw)) {
            sendAll(Postings.in(in), raw);
        } catch (IOException e) {
            progress.clear();
            throw new LoadFailed("cannot read " + source.name() + ": " + e.getMessage());
        }
        read = 1;
        while (!pending.isEmpty()) {
            Thread.sleep(betweenQuestions);
            ask();
        }
        progress.clear();
        refusals.print(source.name(), out);
        return new FileReport(source.name(), tally(), since());
    }

    private void sendAll(Postings postings, CountedStream raw) throws IOException, InterruptedException {
        for (Posting posting = postings.next(); posting != null; posting = postings.next()) {
            read = (double) raw.count() / Math.max(1, source.size());
            edge = edge.plus(Tally.sent(1));
            if (RawJobReader.read(posting.json()) instanceof RawJobReader.Reading.Unreadable unreadable) {
                // In a batch it would make the whole request unreadable.
                refuse(posting, unreadable.reason().code(), unreadable.reason().message());
                continue;
            }
            if (batch.size() == BATCH_ITEMS || batchBytes + posting.json().length > BATCH_BYTES) {
                flush();
            }
            batch.add(posting);
            batchBytes += posting.json().length;
        }
        flush();
    }

    private void flush() throws InterruptedException {
        if (!batch.isEmpty()) {
            send(List.copyOf(batch));
            batch.clear();
            batchBytes = 0;
        }
        if (System.nanoTime() - askedAt > betweenQuestions.toNanos()) {
            ask();
        }
    }

    private void send(List<Posting> postings) throws InterruptedException {
        switch (api.submit(postings, times.next())) {
            case BatchApi.Taken taken -> {
                edge = edge.plus(Tally.rejected(postings.size() - taken.accepted()));
                taken.refused().forEach(item -> refusals.add(postings.get(item.index()), item.code(), item.message()));
                if (taken.batchId() != null && taken.accepted() > 0) {
                    pending.add(taken.batchId());
                }
            }
            case BatchApi.Unreadable unreadable -> isolate(postings, unreadable);
        }
    }

    /** Halves what cannot be read until the item at fault stands alone. */
    private void isolate(List<Posting> postings, BatchApi.Unreadable unreadable) throws InterruptedException {
        if (postings.size() == 1) {
            refuse(postings.getFirst(), unreadable.code(), unreadable.message());
            return;
        }
        int half = postings.size() / 2;
        send(postings.subList(0, half));
        send(postings.subList(half, postings.size()));
    }

    private void refuse(Posting posting, String code, String message) {
        edge = edge.plus(Tally.rejected(1));
        refusals.add(posting, code, message);
    }

    private void ask() throws InterruptedException {
        pending.ask();
        askedAt = System.nanoTime();
        progress.at(source.name(), read, tally(), since());
        if (stall.noticed(tally().settled(), askedAt)) {
            progress.clear();
            stall.tell(tally());
        }
    }

    private Tally tally() {
        return edge.plus(pending.tally());
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
