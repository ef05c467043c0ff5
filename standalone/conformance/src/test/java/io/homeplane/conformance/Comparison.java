package io.homeplane.conformance;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds where a class of the slice promises plugins something that the real class does not keep. */
final class Comparison {
    private final Class<?> ours;
    private final Class<?> real;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Class<?> ours, Class<?> real) {
        this.ours = ours;
        this.real = real;
    }

    /** One sentence a difference; empty when the real class keeps all. */
    static List<String> differences(Class<?> ours, Class<?> real) {
        Comparison comparison = new Comparison(ours, real);
        comparison.kind();
        comparison.supertypes();
        comparison.annotations(ours.getName(), ours.getAnnotations(), real.getAnnotations());
        for (Constructor<?> constructor : ours.getDeclaredConstructors()) {
            comparison.constructor(constructor);
        }
        for (Method method : ours.getDeclaredMethods()) {
            comparison.method(method);
        }
        for (Field field : ours.getDeclaredFields()) {
            comparison.field(field);
        }
        return comparison.differences;
    }

    private void kind() {
        check(ours.isAnnotation() == real.isAnnotation() && ours.isEnum() == real.isEnum(), "is of another kind");
        if (ours.isEnum()) {
            return; // an enum is abstract or not by what its constants happen to hold
        }
        int mask = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.INTERFACE | Modifier.FINAL | Modifier.STATIC;
        check((ours.getModifiers() & mask) == (real.getModifiers() & mask), "is %s", modifiers(real));
        check(!isAbstract(real.getModifiers()) || isAbstract(ours.getModifiers()), "is abstract");
    }

    private void supertypes() {
        Set<String> all = supertypes(real);
        for (String name : supertypes(ours)) {
            check(all.contains(name), "is no %s", name);
        }
    }

    private void constructor(Constructor<?> constructor) {
        if (!Visible.isVisible(constructor.getModifiers()) || ours.isEnum()) {
            return;
        }
        for (Constructor<?> candidate : real.getDeclaredConstructors()) {
            if (parameters(candidate).equals(parameters(constructor))) {
                check(
                        atLeastAsVisible(candidate.getModifiers(), constructor.getModifiers()),
                        "keeps the constructor %s to itself",
                        parameters(constructor));
                exceptions("the constructor" + parameters(constructor), constructor, candidate);
                annotations("the constructor", constructor.getAnnotations(), candidate.getAnnotations());
                return;
            }
        }
        check(false, "has no constructor %s", parameters(constructor));
    }

    private void method(Method method) {
        if (!Visible.isVisible(method.getModifiers()) || method.isSynthetic()) {
            return;
        }
        String signature = method.getName() + parameters(method);
        Method candidate = find(real, method);
        if (candidate == null) {
            check(
                    false,
                    "has no method %s returning %s",
                    signature,
                    method.getReturnType().getName());
            return;
        }
        check(atLeastAsVisible(candidate.getModifiers(), method.getModifiers()), "keeps %s to itself", signature);
        check(
                Modifier.isStatic(candidate.getModifiers()) == Modifier.isStatic(method.getModifiers()),
                "differs in whether %s is static",
                signature);
        check(
                !isAbstract(candidate.getModifiers()) || isAbstract(method.getModifiers()),
                "leaves %s to its subclasses",
                signature);
        check(
                !Modifier.isFinal(candidate.getModifiers())
                        || Modifier.isFinal(method.getModifiers())
                        || Modifier.isFinal(ours.getModifiers()),
                "does not let %s be overridden",
                signature);
        check(
                Objects.equals(String.valueOf(method.getDefaultValue()), String.valueOf(candidate.getDefaultValue())),
                "has another default for %s",
                signature);
        exceptions(signature, method, candidate);
        annotations(signature, method.getAnnotations(), candidate.getAnnotations());
    }

    private void field(Field field) {
        if (!Visible.isVisible(field.getModifiers()) || field.isSynthetic()) {
            return;
        }
        for (Class<?> type = real; type != null; type = type.getSuperclass()) {
            for (Field candidate : type.getDeclaredFields()) {
                if (candidate.getName().equals(field.getName())) {
                    int mask = Modifier.STATIC | Modifier.FINAL;
                    check(
                            (candidate.getModifiers() & mask) == (field.getModifiers() & mask)
                                    && atLeastAsVisible(candidate.getModifiers(), field.getModifiers())
                                    && candidate
                                            .getType()
                                            .getName()
                                            .equals(field.getType().getName()),
                            "has the field %s as %s",
                            field.getName(),
                            candidate);
                    return;
                }
            }
        }
        check(false, "has no field %s", field.getName());
    }

    /** What the real one throws that is checked, plugins must have been made to handle. */
    private void exceptions(String what, Executable mine, Executable theirs) {
        for (Class<?> thrown : theirs.getExceptionTypes()) {
            if (RuntimeException.class.isAssignableFrom(thrown) || Error.class.isAssignableFrom(thrown)) {
                continue;
            }
            boolean said = Arrays.stream(mine.getExceptionTypes())
                    .anyMatch(known -> supertypes(thrown).contains(known.getName())
                            || known.getName().equals(thrown.getName()));
            check(said || isAbstract(mine.getModifiers()), "throws %s from %s", thrown.getName(), what);
        }
    }

    private void annotations(String what, Annotation[] mine, Annotation[] theirs) {
        Set<String> present = new LinkedHashSet<>();
        for (Annotation annotation : theirs) {
            present.add(annotation.annotationType().getName());
        }
        for (Annotation annotation : mine) {
            String name = annotation.annotationType().getName();
            check(present.contains(name), "has no @%s on %s", name, what);
        }
    }

    private static Method find(Class<?> type, Method wanted) {
        for (String name : hierarchy(type)) {
            Class<?> candidate = load(name, type);
            for (Method method : candidate.getDeclaredMethods()) {
                if (method.getName().equals(wanted.getName())
                        && parameters(method).equals(parameters(wanted))
                        && method.getReturnType()
                                .getName()
                                .equals(wanted.getReturnType().getName())) {
                    return method;
                }
            }
        }
        return null;
    }

    private static Class<?> load(String name, Class<?> near) {
        try {
            return Class.forName(
                    name,
                    false,
                    near.getClassLoader() == null ? ClassLoader.getSystemClassLoader() : near.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<String> hierarchy(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        names.add(type.getName());
        names.addAll(supertypes(type));
        names.add(Object.class.getName());
        return names;
    }

    private static Set<String> supertypes(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
            if (parent != Object.class) {
                names.add(parent.getName());
                names.addAll(supertypes(parent));
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            names.add(parent.getName());
            names.addAll(supertypes(parent));
        }
        return names;
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(Class::getName)
                .toList()
                .toString();
    }

    private static boolean atLeastAsVisible(int theirs, int mine) {
        return Modifier.isPublic(theirs) || Modifier.isProtected(theirs) && !Modifier.isPublic(mine);
    }

    private static boolean isAbstract(int modifiers) {
        return Modifier.isAbstract(modifiers);
    }

    private static String modifiers(Class<?> type) {
        return Modifier.toString(type.getModifiers());
    }

    private void check(boolean kept, String sentence, Object... arguments) {
        if (!kept) {
            differences.add("the real " + real.getName() + " " + String.format(sentence, arguments));
        }
    }
}
