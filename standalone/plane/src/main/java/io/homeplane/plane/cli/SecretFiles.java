package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeFile;
import io.homeplane.deploy.secrets.sops.Sops;
import io.homeplane.inventory.model.SopsName;
import io.homeplane.inventory.source.GitIndex;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files below a directory that may hold secrets. */
final class SecretFiles {
    /** What every value that SOPS encrypted begins with. */
    private static final String ENCRYPTED_VALUE = "ENC[AES256_GCM,";

    /** Says for whom files are encrypted, and is none of them. */
    static final String RULES = ".sops.yaml";

    private SecretFiles() {}

    /**
     * The files that git tracks, and those that it does not but whose name says that they are encrypted; without git all of
     * them. Symbolic links are not followed.
     *
     * @throws IOException with one sentence when there is no such directory
     */
    static List<Path> below(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no directory " + directory + "; name one that holds secret files");
        }
        Optional<GitIndex> git = GitIndex.of(directory);
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                return inner.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = directory.relativize(file).toString().replace(File.separatorChar, '/');
                if (attributes.isRegularFile()
                        && (git.isEmpty() || git.get().hasFile(path) || isNamedEncrypted(file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    /** Its name says that it is encrypted. */
    static boolean isNamedEncrypted(Path file) {
        return SopsName.isEncrypted(slashed(file)) || slashed(file).endsWith(".age");
    }

    /** A file of SOPS, by its name or by what is in it; one that cannot be read counts by its name. */
    static boolean isSops(Path file) {
        if (file.endsWith(RULES)) {
            return false;
        }
        try {
            byte[] bytes = Sops.readFile(file);
            return !isAge(file, bytes) && (isNamedEncrypted(file) || holdsSopsValues(bytes));
        } catch (SecretException unreadable) {
            return isNamedEncrypted(file);
        }
    }

    /** It is to be read as age reads files, not as SOPS does. */
    static boolean isAge(Path file, byte[] bytes) {
        boolean json = bytes.length > 0 && bytes[0] == '{';
        return AgeFile.isAge(bytes) || (slashed(file).endsWith(".age") && !json);
    }

    /** Values in it are encrypted as SOPS does it, whatever it is called. */
    static boolean holdsSopsValues(byte[] bytes) {
        return sopsValues(bytes) > 0;
    }

    /** How many texts in it are encrypted as SOPS does it. */
    static int sopsValues(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = text.indexOf(ENCRYPTED_VALUE); at >= 0; at = text.indexOf(ENCRYPTED_VALUE, at + 1)) {
            count++;
        }
        return count;
    }

    private static String slashed(Path file) {
        return file.toString().replace(File.separatorChar, '/');
    }
}
