package io.homeplane.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * One of the .hpi files that the build has just made.
 *
 * @param jars names of what lies in {@code WEB-INF/lib}
 * @param packages that hold a class in any of them
 * @param needs ids of the plugins that its manifest depends on
 */
record PluginFile(String name, long bytes, List<String> jars, Set<String> packages, List<String> needs) {
    private static final String LIBRARIES = "WEB-INF/lib/";

    static PluginFile read(String name) throws IOException {
        Path file = file(name);
        List<String> jars = new ArrayList<>();
        Set<String> packages = new TreeSet<>();
        try (JarFile hpi = new JarFile(file.toFile())) {
            for (ZipEntry entry : hpi.stream().toList()) {
                if (entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar")) {
                    jars.add(entry.getName().substring(LIBRARIES.length()));
                    try (InputStream jar = hpi.getInputStream(entry)) {
                        packages.addAll(packages(jar.readAllBytes()));
                    }
                }
            }
            return new PluginFile(name, Files.size(file), jars, packages, needs(hpi));
        }
    }

    /** The packages of which a jar holds a class. */
    static Set<String> packages(byte[] jar) throws IOException {
        Set<String> packages = new TreeSet<>();
        try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String path = entry.getName();
                int slash = path.lastIndexOf('/');
                if (path.endsWith(".class") && slash > 0 && !path.startsWith("META-INF/")) {
                    packages.add(path.substring(0, slash).replace('/', '.'));
                }
            }
        }
        return packages;
    }

    /** The manifest says {@code id:version} or {@code id:version;resolution:=optional}, with commas between them. */
    private static List<String> needs(JarFile hpi) throws IOException {
        String listed = hpi.getManifest().getMainAttributes().getValue("Plugin-Dependencies");
        return Stream.of(listed.split(",")).map(each -> each.split(":")[0]).toList();
    }

    private static Path file(String name) throws IOException {
        Path target = Path.of("..", "..", "plugin-" + name, "jenkins", "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".hpi"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
