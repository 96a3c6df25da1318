package com.workwise.ingest.ctl.config;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the bearer key; it is never a flag's value, because every user sees the arguments of every process. */
record KeyRing(GlobalOptions options, Shell shell, ConfigFile file, Warnings warnings) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    String key() {
        if (options.keyFile() != null) {
            return ofFile(ConfigFile.expand(options.keyFile().toString(), shell));
        }
        String value = shell.variable("INGESTCTL_KEY");
        if (value != null) {
            return checked(value, "$INGESTCTL_KEY");
        }
        String path = shell.variable("INGESTCTL_KEY_FILE");
        if (path != null) {
            return ofFile(ConfigFile.expand(path, shell));
        }
        String inFile = file.value("key");
        if (inFile != null) {
            warnWhenOpen(file.path());
            return checked(inFile, "key= of " + file.path());
        }
        String named = file.value("key-file");
        if (named != null) {
            return ofFile(ConfigFile.expand(named, shell));
        }
        throw Failure.misuse(
                "No key for the API",
                "Put it into a file of your own (chmod 600) and name that by --key-file or $INGESTCTL_KEY_FILE.");
    }

    private String ofFile(Path path) {
        try {
            if (Files.size(path) > 8192) {
                throw Failure.misuse("The key file " + path + " is too long for a key", "Check --key-file.");
            }
            String key = checked(Files.readString(path), path.toString());
            warnWhenOpen(path);
            return key;
        } catch (IOException unreadable) {
            throw Failure.misuse(
                    "The key file " + path + " cannot be read", "Check --key-file and $INGESTCTL_KEY_FILE.");
        }
    }

    private static String checked(String text, String where) {
        String key = text.strip();
        if (!KEY.matcher(key).matches()) {
            throw Failure.misuse(
                    "There is no usable key in " + where, "It must be one word of printable ASCII characters.");
        }
        return key;
    }

    private void warnWhenOpen(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)) {
                warnings.add("others can read the key in " + path + "; chmod 600 it");
            }
        } catch (IOException | UnsupportedOperationException notTold) {
            // A file system without such permissions cannot be judged.
        }
    }
}
