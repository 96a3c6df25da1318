package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.JarSettings;

/** A new worker on a full topic, until it has settled all of it. */
record WorkerRun(Stage stage, JarSettings settings) {

    /** @param records that lie in the topic */
    Measurement drain(String name, String against, String topic, long records) {
        long start = System.nanoTime();
        try (Crew crew = Crew.start(settings, stage.services(), topic, 1)) {
            return measure(crew, start, name, against, records);
        }
    }

    /**
     * From the end of the warm-up to the last record.
     *
     * @param start of the processes, in nanoseconds
     */
    Measurement measure(Crew crew, long start, String name, String against, long records) {
        Watch watch = new Watch(crew, () -> stage.services().cpu());
        Watch.Moment first = watch.settled(settings.warmUpOf(records));
        Watch.Moment last = watch.settled(records);
        if (last.reading().settled() != records) {
            throw new WrongResult(name + " settled more than " + records + ": " + last.reading());
        }
        return watch.between(
                        first, last, name, against, records - first.reading().settled())
                .withStart((last.nanos() - start) / 1e9);
    }
}
