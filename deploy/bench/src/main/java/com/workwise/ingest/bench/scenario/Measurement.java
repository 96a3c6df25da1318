package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.Cpu;
import java.util.Map;

/**
 * One run of one scenario.
 *
 * @param name of the scenario and what it did
 * @param against the name of what it is to be compared with; its own = nothing
 * @param records in the measured time
 * @param seconds the measured time; of a worker, from the end of its warm-up to its last record
 * @param sinceStart seconds from a process' start to its last record, all records in it; 0 = not measured
 * @param cpu in the measured time
 * @param startCpu CPU seconds that the worker used before the measured time
 * @param peakResident of worker or API, in bytes; 0 = there was none
 * @param peakHeap of the worker, in bytes, garbage included; 0 = there was none
 * @param outcomes by the worker's own count
 * @param figures what else was measured, by name and unit, in the order in which it is shown, e.g. {@code p99 ms}
 */
public record Measurement(
        String name,
        String against,
        long records,
        double seconds,
        double sinceStart,
        Cpu cpu,
        double startCpu,
        long peakResident,
        long peakHeap,
        Map<String, Long> outcomes,
        Map<String, Double> figures) {

    static Measurement withoutWorker(String name, String against, long records, double seconds, Cpu cpu) {
        return new Measurement(name, against, records, seconds, 0, cpu, 0, 0, 0, Map.of(), Map.of());
    }

    static Measurement ofApi(String name, String against, long records, double seconds, Cpu cpu, long peakResident) {
        return new Measurement(name, against, records, seconds, 0, cpu, 0, peakResident, 0, Map.of(), Map.of());
    }

    /** @param start seconds since it */
    Measurement withStart(double start) {
        return new Measurement(
                name, against, records, seconds, start, cpu, startCpu, peakResident, peakHeap, outcomes, figures);
    }

    Measurement with(Map<String, Double> further) {
        return new Measurement(
                name, against, records, seconds, sinceStart, cpu, startCpu, peakResident, peakHeap, outcomes, further);
    }

    /** Records a second. */
    public double rate() {
        return records / seconds;
    }

    /** Microseconds of CPU a record. */
    public double cpuPerRecord(String process) {
        return cpu.seconds().getOrDefault(process, 0.0) * 1e6 / records;
    }
}
