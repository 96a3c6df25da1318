package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.util.Map;

/** A new worker on a full topic, until it has settled all of it. */
record WorkerRun(Stage stage, JarSettings settings) {

    /** @param records that lie in the topic */
    Measurement drain(String name, String against, String topic, long records) {
        long start = System.nanoTime();
        try (WorkerProcess worker = WorkerProcess.start(settings, stage.services(), topic)) {
            Watch watch = new Watch(worker, () -> stage.services().cpu());
            Watch.Moment first = watch.settled(Math.clamp(settings.warmUp(), 1, records / 2));
            Watch.Moment last = watch.settled(records);
            if (last.reading().settled() != records) {
                throw new WrongResult(name + " settled more than " + records + ": " + last.reading());
            }
            return new Measurement(
                    name,
                    against,
                    records - first.reading().settled(),
                    (last.nanos() - first.nanos()) / 1e9,
                    (last.nanos() - start) / 1e9,
                    last.cpu().since(first.cpu()),
                    first.cpu().seconds().getOrDefault(WorkerProcess.WORKER, 0.0),
                    worker.peakResident(),
                    watch.peakHeap(),
                    last.reading().outcomes(),
                    Map.of());
        }
    }
}
