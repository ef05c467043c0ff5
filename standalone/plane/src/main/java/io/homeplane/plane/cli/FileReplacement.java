package io.homeplane.plane.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** Gives a file other content, all of it or nothing: written beside it first, then renamed. */
final class FileReplacement {
    private FileReplacement() {}

    /**
     * Writes a file, which keeps its permissions when it is there; a symbolic link stays one, and its target is written.
     *
     * @throws IOException with one sentence; then the file is as it was
     */
    static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is not written: it is no regular file; name another one");
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            fill(beside, content);
            keepPermissions(target, beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new IOException(
                    file + " is not written (" + failed.getClass().getSimpleName()
                            + "): check that its directory is there, may be written and has room",
                    failed);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void fill(Path beside, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path target, Path beside) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null && Files.exists(target)) {
            Files.setPosixFilePermissions(beside, view.readAttributes().permissions());
        }
    }
}
