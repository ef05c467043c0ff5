package io.homeplane.standalone.api;

import hudson.Extension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** Finds what carries {@link Extension} by the SezPoz index that the annotation processor leaves in each jar. */
final class ExtensionIndex {
    private final ClassLoader loader;
    private final Map<Class<?>, List<?>> found = new ConcurrentHashMap<>();
    private List<Object> all;

    ExtensionIndex(ClassLoader loader) {
        this.loader = loader;
    }

    @SuppressWarnings("unchecked")
    <T> List<T> find(Class<T> type) {
        List<?> cached = found.get(type);
        if (cached == null) {
            cached = all().stream().filter(type::isInstance).toList();
            found.put(type, cached);
        }
        return (List<T>) cached;
    }

    private synchronized List<Object> all() {
        if (all == null) {
            all = instances();
        }
        return all;
    }

    private List<Object> instances() {
        List<IndexItem<Extension, Object>> items = new ArrayList<>();
        Index.load(Extension.class, Object.class, loader).forEach(items::add);
        items.sort(Comparator.<IndexItem<Extension, Object>>comparingDouble(
                        item -> item.annotation().ordinal())
                .reversed()
                .thenComparing(IndexItem::className));
        List<Object> instances = new ArrayList<>();
        for (IndexItem<Extension, Object> item : items) {
            instances.add(instance(item));
        }
        return List.copyOf(instances);
    }

    private static Object instance(IndexItem<Extension, Object> item) {
        try {
            return item.instance();
        } catch (InstantiationException failure) {
            throw new IllegalStateException(
                    "the extension " + item.className() + " cannot be made: " + failure.getMessage(), failure);
        }
    }
}
