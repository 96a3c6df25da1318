package com.workwise.ingest.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process with its children, which need not be a child of this JVM. Signals need a POSIX system. */
public record OsProcess(long pid) {

    /** @return false for a zombie too: what is dead may wait for long until its parent asks for it */
    public boolean isAlive() {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException | RuntimeException notLinuxOrGone) {
            return ProcessHandle.of(pid).isPresent();
        }
    }

    /** Itself first, then its children. */
    List<OsProcess> family() {
        Stream<Long> children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), children).map(OsProcess::new).toList();
    }

    /** First this process, so that it makes no more children, then those it has. */
    public void freeze() {
        signal("STOP", List.of(this));
        signal("STOP", family());
    }

    public void thaw() {
        signal("CONT", family().reversed());
    }

    /** {@code kill -9} for all of them at one moment. */
    public void kill(Duration patience) {
        signal("STOP", List.of(this));
        List<OsProcess> family = family();
        signal("KILL", family);
        family.forEach(process -> process.awaitEnd(patience));
    }

    void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive() && System.nanoTime() < deadline) {
            pause();
        }
        if (isAlive()) {
            throw new IllegalStateException("process " + pid + " does not end");
        }
    }

    private static void signal(String name, List<OsProcess> processes) {
        String pids =
                processes.stream().map(process -> Long.toString(process.pid)).collect(Collectors.joining(" "));
        try {
            // The shell's own kill, because a small system may have no other. Children may have gone meanwhile.
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was ending", e);
        }
    }
}
