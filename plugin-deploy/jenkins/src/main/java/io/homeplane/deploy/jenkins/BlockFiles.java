package io.homeplane.deploy.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plaintext files of blocks on the machine this runs on, an agent or the controller: each alone in a directory that no
 * other user enters, with the process that wrote it beside it, so that what a killed one left behind is known.
 */
final class BlockFiles {
    /** Memory that looks like a directory, on every Linux. */
    static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final String PREFIX = "homeplane-block-";
    private static final String OWNER = ".owner";
    private static final Set<PosixFilePermission> FILE_MODE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> DIRECTORY_MODE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private BlockFiles() {}

    /** The directory for files of a workspace: in memory if there is any, else the workspace's own temporary one. */
    static Path place(Path temporary) throws IOException {
        Files.createDirectories(temporary);
        if (isInMemory(temporary) || !isInMemory(SHARED_MEMORY) || !Files.isWritable(SHARED_MEMORY)) {
            return temporary;
        }
        return SHARED_MEMORY;
    }

    /** True when a directory is there and its files never reach a disk of this machine, except as swap. */
    static boolean isInMemory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        FileStore store = Files.getFileStore(directory);
        return IN_MEMORY.contains(store.type());
    }

    /** Makes the path of a new file in a place; the file is not written yet. */
    static Path reserve(Path place, String name) throws IOException {
        return Files.createTempDirectory(place, PREFIX).resolve(name);
    }

    /** Writes a file that was reserved before; also after its directory is gone, and over an older version. */
    static void write(Path file, byte[] content) throws IOException {
        Path directory = directoryOf(file);
        try {
            Files.createDirectory(directory, mode(directory, DIRECTORY_MODE));
        } catch (FileAlreadyExistsException there) {
            // it is ours, or the check below refuses it
        }
        replace(directory.resolve(OWNER), describe(ProcessHandle.current()).getBytes(StandardCharsets.UTF_8));
        if (Files.isSymbolicLink(directory)
                || !Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getOwner(directory.resolve(OWNER)))) {
            throw new IOException(directory + " belongs to another user: remove it and run the build again");
        }
        replace(file, content);
    }

    /** Removes the file, and keeps its directory so that nobody takes the name while the block may need it again. */
    static void withdraw(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Removes the file with its directory. */
    static void remove(Path file) throws IOException {
        for (Path one : List.of(file, file.resolveSibling(OWNER), directoryOf(file))) {
            Files.deleteIfExists(one);
        }
    }

    /** Removes the files in a place whose process has ended without removing them. */
    static void sweep(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> found = Files.list(place)) {
            for (Path directory : found.filter(
                            path -> path.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                if (isAbandoned(directory)) {
                    removeAll(directory);
                }
            }
        }
    }

    /** Directories of other users and those without an owner yet are left alone. */
    private static boolean isAbandoned(Path directory) {
        try {
            String[] owner = Files.readString(directory.resolve(OWNER)).split(" ", 2);
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(owner[0]));
            return process.isEmpty() || !describe(process.get()).equals(String.join(" ", owner));
        } catch (IOException | NumberFormatException unknown) {
            return false;
        }
    }

    private static void removeAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException removed) {
            return;
        }
        Files.deleteIfExists(directory);
    }

    /** A number is given to another process later, but not with the same start. */
    private static String describe(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, mode(file, FILE_MODE))) {
            channel.write(java.nio.ByteBuffer.wrap(content));
        }
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "a reserved file lies in a directory");
    }

    private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
