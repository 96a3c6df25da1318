package com.workwise.ingest.faults.replay;

import com.workwise.ingest.faults.replay.Books.Entry;
import com.workwise.ingest.faults.replay.Books.Item;
import com.workwise.ingest.faults.replay.Books.Replay;
import com.workwise.ingest.faults.replay.Books.Sending;
import com.workwise.ingest.faults.replay.Books.Version;
import com.workwise.ingest.faults.run.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the books against what must be in them. */
public final class Audit {

    private static final int SHOWN = 10;

    private final StaleLetters letters;
    private final Books books;
    private final List<String> complaints = new ArrayList<>();

    private Audit(StaleLetters letters, Books books) {
        this.letters = letters;
        this.books = books;
    }

    /**
     * Of a scene where nothing is left to be replayed.
     *
     * @throws AssertionError when something is lost, doubled, or not as it must be
     */
    public static void require(Scene scene, StaleLetters letters) {
        Audit audit = new Audit(letters, Books.of(scene));
        audit.rows();
        audit.entries();
        audit.books.replays().forEach(audit::replay);
        audit.topic();
        System.out.println(audit.line(scene.name()));
        if (!audit.complaints.isEmpty()) {
            throw new AssertionError(audit.line(scene.name())
                    + '\n'
                    + audit.complaints.stream().limit(SHOWN).collect(Collectors.joining("\n")));
        }
    }

    private String line(String name) {
        return "%s: letters %d, rows %d, replays %s, sent %d, sent twice %d, complaints %d"
                .formatted(
                        name,
                        books.entries().size(),
                        books.rows().size(),
                        books.replays().stream().map(Replay::state).toList(),
                        books.sent().size(),
                        books.sent().values().stream()
                                .filter(times -> times > 1)
                                .count(),
                        complaints.size());
    }

    /** Newest wins; none is lost, none is invented. */
    private void rows() {
        Set<String> left = new HashSet<>(books.rows().keySet());
        for (int i = 0; i < letters.postings(); i++) {
            String id = StaleLetters.id(i);
            Version expected = version(Kind.of(i).row);
            Version row = books.rows().get(id);
            expect(Objects.equals(row, expected), "row " + id + " should be " + expected + " and is " + row);
            left.remove(id);
        }
        left.forEach(id -> complaints.add("row " + id + " is nobody's"));
    }

    private static @Nullable Version version(@Nullable Instant row) {
        return row == null
                ? null
                : new Version(row.equals(Kind.Times.NEWER) ? StaleLetters.OTHER : StaleLetters.MENDED, row);
    }

    /** One for each record that was refused, settled once. */
    private void entries() {
        expect(books.entries().size() == letters.count(), letters.count() + " letters are too many or too few");
        Set<String> origins = new HashSet<>();
        for (Entry entry : books.entries()) {
            expect(origins.add(entry.key() + entry.observed()), "two entries of one origin: " + entry);
            Set<String> outcomes = Kind.of(StaleLetters.posting(entry.key())).outcomes(entry.observed());
            boolean right = outcomes.isEmpty()
                    ? entry.state().equals("open")
                            && entry.attempts() == 2
                            && entry.failed() == 2
                            && entry.resolved() == 0
                    : entry.state().equals("resolved")
                            && outcomes.contains(entry.outcome())
                            && entry.attempts() == 1
                            && entry.failed() == 1
                            && entry.resolved() == 1;
            expect(right, "outcomes may be " + outcomes + ", and it is " + entry);
        }
    }

    private void replay(Replay replay) {
        List<Item> items = books.items().stream()
                .filter(item -> item.replay().equals(replay.id()))
                .toList();
        expect(items.size() == replay.total(), items.size() + " items in " + replay);
        expect(replay.told() == 1, "its history tells it not once: " + replay);
        expect(replay.reason() == null, "a reason: " + replay);
        Set<String> ends = replay.state().equals("cancelled")
                ? Set.of("passed", "failed", "cancelled")
                : Set.of("passed", "failed");
        expect(Set.of("cancelled", "completed").contains(replay.state()), "not over: " + replay);
        for (Item item : items) {
            expect(ends.contains(item.state()), "not settled in a replay that is " + replay.state() + ": " + item);
        }
    }

    /** What a replay settled it sent once; what it did not settle it did not send. */
    private void topic() {
        Set<Sending> settled = books.items().stream()
                .filter(item -> !item.state().equals("cancelled"))
                .map(item -> new Sending(item.replay(), item.letter()))
                .collect(Collectors.toSet());
        settled.forEach(each -> expect(books.sent().containsKey(each), "settled and never sent: " + each));
        books.sent().forEach((each, times) -> {
            expect(settled.contains(each), "sent and not settled: " + each);
            expect(times == 1, "sent " + times + " times: " + each);
        });
    }

    private void expect(boolean truth, String otherwise) {
        if (!truth) {
            complaints.add(otherwise);
        }
    }
}
