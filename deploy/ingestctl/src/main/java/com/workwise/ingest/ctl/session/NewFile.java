package com.workwise.ingest.ctl.session;

import com.workwise.ingest.ctl.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears when it is complete, and replaces none unless it is forced to. */
public final class NewFile implements AutoCloseable {

    private final Path target;
    private final Path part;
    private final boolean force;
    private final OutputStream stream;

    private NewFile(Path target, Path part, boolean force, OutputStream stream) {
        this.target = target;
        this.part = part;
        this.force = force;
        this.stream = stream;
    }

    public static NewFile open(String name, boolean force) {
        Path target = Path.of(name);
        if (Files.isDirectory(target)) {
            throw Failure.misuse(name + " is a directory", "Name a file.");
        }
        if (Files.exists(target) && !force) {
            throw Failure.misuse(name + " exists", "Choose another name, or add --force to overwrite it.");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            return new NewFile(target, part, force, Files.newOutputStream(part));
        } catch (IOException unwritable) {
            throw unwritable(target, unwritable);
        }
    }

    public static void write(String name, boolean force, byte[] bytes) {
        try (NewFile file = open(name, force)) {
            file.write(bytes, bytes.length);
            file.complete();
        }
    }

    public void write(byte[] bytes, int length) {
        try {
            stream.write(bytes, 0, length);
        } catch (IOException full) {
            throw unwritable(target, full);
        }
    }

    public void complete() {
        try {
            stream.close();
            if (force) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, target);
            }
        } catch (IOException failed) {
            throw unwritable(target, failed);
        }
    }

    private static Failure unwritable(Path target, IOException cause) {
        return Failure.failed(
                "Cannot write " + target + ": " + cause.getMessage(), "Check the directory and its space.");
    }

    @Override
    public void close() {
        try {
            stream.close();
            Files.deleteIfExists(part);
        } catch (IOException leftBehind) {
            // An incomplete file by its own name does no harm.
        }
    }
}
