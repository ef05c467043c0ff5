package hudson;

import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.remoting.RoleSensitive;

/** A file or directory on the machine of a {@code node} block; without a Jenkins that is this machine. */
public final class FilePath {
    private final VirtualChannel channel;
    private final String remote;

    public FilePath(VirtualChannel channel, String remote) {
        this.channel = channel == null ? LocalChannel.INSTANCE : channel;
        this.remote = remote;
    }

    public FilePath(File localPath) {
        this(LocalChannel.INSTANCE, localPath.getPath());
    }

    public FilePath(FilePath base, String rel) {
        this(base.channel, new File(rel).isAbsolute() ? rel : new File(base.remote, rel).getPath());
    }

    /** Code that runs where the file is. */
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public String getRemote() {
        return remote;
    }

    public VirtualChannel getChannel() {
        return channel;
    }

    public boolean isRemote() {
        return false;
    }

    public String getName() {
        return new File(remote).getName();
    }

    public FilePath child(String relOrAbsolute) {
        return new FilePath(this, relOrAbsolute);
    }

    /** A file beside this one; null for a root. */
    public FilePath sibling(String rel) {
        FilePath parent = getParent();
        return parent == null ? null : parent.child(rel);
    }

    public FilePath getParent() {
        String parent = new File(remote).getParent();
        return parent == null ? null : new FilePath(channel, parent);
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return callable.invoke(new File(remote), channel);
    }

    public <V, E extends Throwable> V act(Callable<V, E> callable) throws IOException, InterruptedException, E {
        return channel.call(callable);
    }

    public boolean exists() throws IOException, InterruptedException {
        return Files.exists(path());
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        return Files.isDirectory(path());
    }

    public long length() throws IOException, InterruptedException {
        return Files.size(path());
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(path());
    }

    public boolean delete() throws IOException, InterruptedException {
        return Files.deleteIfExists(path());
    }

    /** Deletes the directory and all it holds; symbolic links are removed, not followed. */
    public void deleteRecursive() throws IOException, InterruptedException {
        if (!Files.exists(path(), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes what the directory holds, and makes it when it is not there. */
    public void deleteContents() throws IOException, InterruptedException {
        deleteRecursive();
        mkdirs();
    }

    public List<FilePath> list() throws IOException, InterruptedException {
        List<FilePath> children = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path())) {
            entries.forEach(entry -> children.add(new FilePath(channel, entry.toString())));
        }
        return children;
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(path());
    }

    public String readToString() throws IOException, InterruptedException {
        return Files.readString(path(), StandardCharsets.UTF_8);
    }

    public OutputStream write() throws IOException, InterruptedException {
        makeParent();
        return Files.newOutputStream(path());
    }

    /** Writes text, in UTF-8 unless an encoding is given. */
    public void write(String content, String encoding) throws IOException, InterruptedException {
        makeParent();
        Files.writeString(path(), content, encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding));
    }

    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        makeParent();
        Files.copy(in, path(), StandardCopyOption.REPLACE_EXISTING);
    }

    public void copyTo(OutputStream os) throws IOException, InterruptedException {
        Files.copy(path(), os);
    }

    /** Copies what the directory holds into another one and says how many files that were. */
    public int copyRecursiveTo(FilePath target) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(path())) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            FilePath copy = target.child(path().relativize(file).toString());
            copy.makeParent();
            Files.copy(file, copy.path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return files.size();
    }

    /** Sets the nine permission bits, given as in {@code 0600}; leaves them where the file system has none. */
    public void chmod(int mask) throws IOException, InterruptedException {
        if (!Files.getFileStore(path()).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mask & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        Files.setPosixFilePermissions(path(), permissions);
    }

    /** Makes a directory in this one that no other user can enter. */
    public FilePath createTempDir(String prefix, String suffix) throws IOException, InterruptedException {
        Files.createDirectories(path());
        String name = suffix == null ? prefix : prefix + "." + suffix;
        return new FilePath(channel, Files.createTempDirectory(path(), name).toString());
    }

    @Override
    public String toString() {
        return remote;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FilePath other && other.remote.equals(remote);
    }

    @Override
    public int hashCode() {
        return remote.hashCode();
    }

    private Path path() {
        return Path.of(remote);
    }

    private void makeParent() throws IOException {
        Path parent = path().toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
