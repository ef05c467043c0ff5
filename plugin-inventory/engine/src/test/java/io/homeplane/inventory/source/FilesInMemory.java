package io.homeplane.inventory.source;

import io.homeplane.inventory.source.UnreadableFileException.Reason;
import java.util.List;
import java.util.Map;

/** A repository of a test that never was on a disk. */
public record FilesInMemory(Map<String, byte[]> files) implements FileTree {
    @Override
    public List<String> tomlFiles(String directory) {
        return files.keySet().stream()
                .filter(file -> file.startsWith(directory) && file.endsWith(".toml"))
                .sorted()
                .toList();
    }

    @Override
    public List<String> allFiles() {
        return files.keySet().stream().sorted().toList();
    }

    @Override
    public byte[] read(String path, int limit) throws UnreadableFileException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new UnreadableFileException(Reason.MISSING, "there is no such file");
        }
        return bytes;
    }

    @Override
    public boolean hasFile(String path) {
        return files.containsKey(path);
    }
}
