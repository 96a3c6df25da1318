package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.closing;
import static com.workwise.ingest.worker.Deliveries.posting;
import static com.workwise.ingest.worker.Deliveries.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WritePlanTest {

    @Test
    void sortsByKeyWhateverTheOrderOfArrival() {
        WritePlan plan = plan(
                posting("c", "x", NOON, 1),
                closing("z", NOON, 2),
                posting("a", "x", NOON, 3),
                closing("y", NOON, 4),
                posting("B", "x", NOON, 5));
        assertThat(plan.postings()).extracting(item -> item.key().value()).containsExactly("B", "a", "c");
        assertThat(plan.closings()).extracting(item -> item.key().value()).containsExactly("y", "z");
        assertThat(plan.superseded()).isEmpty();
    }

    @Test
    void electsTheNewestByTimeThenByOffset() {
        Checked.Posting oldest = posting("a", "x", NOON, 9);
        Checked.Posting middle = posting("a", "x", NOON.plusMillis(1), 1);
        Checked.Posting newest = posting("a", "x", NOON.plusMillis(1), 2);
        List<Checked> items = new ArrayList<>(List.of(oldest, middle, newest));
        for (int i = 0; i < 6; i++) {
            Collections.shuffle(items, new Random(i));
            WritePlan plan = WritePlan.of(new Batch(items));
            assertThat(plan.postings()).containsExactly(newest);
            assertThat(plan.superseded()).containsExactlyInAnyOrder(oldest, middle);
        }
    }

    @Test
    void keepsTheLaterOfTwoDeliveriesOfOneRecord() {
        Checked.Posting first = posting("a", "x", NOON, 1);
        Checked.Posting again = posting("a", "x", NOON, 1);
        WritePlan plan = plan(first, again);
        assertThat(plan.postings()).hasSize(1);
        assertThat(plan.postings().getFirst()).isSameAs(again);
        assertThat(plan.superseded()).hasSize(1);
    }

    @Test
    void letsPostingsAndClosingsOfOneKeyCompete() {
        Checked.Posting posting = posting("a", "x", NOON, 1);
        Checked.Closing closing = closing("a", NOON, 2);
        WritePlan closed = plan(closing, posting);
        assertThat(closed.closings()).containsExactly(closing);
        assertThat(closed.postings()).isEmpty();
        assertThat(closed.superseded()).containsExactly(posting);

        Checked.Posting reopening = posting("a", "x", NOON, 3);
        WritePlan reopened = plan(posting, closing, reopening);
        assertThat(reopened.closings()).isEmpty();
        assertThat(reopened.postings()).containsExactly(reopening);
        assertThat(reopened.superseded()).containsExactly(posting, closing);
    }

    @Test
    void setsRefusedItemsAside() {
        Checked.Refused refused = refused("a", 1, Optional.empty());
        WritePlan plan = plan(refused, posting("a", "x", NOON, 2));
        assertThat(plan.refused()).containsExactly(refused);
        assertThat(plan.postings()).hasSize(1);
        assertThat(plan.superseded()).isEmpty();
    }

    @Test
    void losesNothingAndHoldsNoKeyTwice() {
        Random random = new Random(7);
        List<Checked> items = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String key = "k" + random.nextInt(50);
            items.add(
                    switch (random.nextInt(3)) {
                        case 0 -> closing(key, NOON.plusMillis(random.nextInt(5)), i);
                        case 1 -> refused(key, i, Optional.empty());
                        default -> posting(key, "x", NOON.plusMillis(random.nextInt(5)), i);
                    });
        }
        WritePlan plan = WritePlan.of(new Batch(items));
        List<Checked.Keyed> winners = new ArrayList<>(plan.postings());
        winners.addAll(plan.closings());
        assertThat(winners)
                .extracting(item -> item.key().value())
                .doesNotHaveDuplicates()
                .hasSize(50);
        List<Checked> all = new ArrayList<>(winners);
        all.addAll(plan.superseded());
        all.addAll(plan.refused());
        assertThat(all).containsExactlyInAnyOrderElementsOf(items);
    }

    private static WritePlan plan(Checked... items) {
        return WritePlan.of(new Batch(List.of(items)));
    }
}
