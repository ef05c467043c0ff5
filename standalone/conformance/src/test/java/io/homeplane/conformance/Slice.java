package io.homeplane.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of jenkins-api, read from where its build left them; everything else comes from the real Jenkins. */
final class Slice extends ClassLoader {
    private static final Path CLASSES = Path.of("..", "jenkins-api", "target", "classes");
    private static final String OWN = "io/homeplane/";

    Slice() {
        super(Slice.class.getClassLoader());
    }

    /** The names of all public types in Jenkins's packages, nested ones too. */
    List<String> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.startsWith(OWN))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> Visible.isVisible(type(name).getModifiers()))
                    .sorted()
                    .toList();
        }
    }

    Class<?> type(String name) {
        try {
            return Class.forName(name, false, this);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Path file = CLASSES.resolve(name.replace('.', '/') + ".class");
        if (!Files.exists(file)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name, file);
        }
    }

    private Class<?> define(String name, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
