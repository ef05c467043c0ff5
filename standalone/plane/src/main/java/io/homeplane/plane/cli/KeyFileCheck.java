package io.homeplane.plane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Whether a private key is there and nobody else can read it. */
final class KeyFileCheck {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFileCheck() {}

    static Finding check(String about, Path file) {
        if (!Files.exists(file)) {
            return Finding.fail(about, file + " is not there");
        }
        if (!Files.isReadable(file)) {
            return Finding.fail(about, file + " cannot be read by " + System.getProperty("user.name"));
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file, new LinkOption[0]);
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                return Finding.fail(
                        about,
                        file + " is open to others (" + PosixFilePermissions.toString(permissions) + "); chmod 600 it");
            }
        } catch (UnsupportedOperationException noSuchPermissions) {
            return Finding.ok(about, file + " is there; this system has no permissions to look at");
        } catch (IOException unreadable) {
            return Finding.fail(about, file + " cannot be looked at (" + unreadable.getMessage() + ")");
        }
        return Finding.ok(about, file + " is readable by its owner alone");
    }
}
