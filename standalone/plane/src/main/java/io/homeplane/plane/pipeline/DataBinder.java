package io.homeplane.plane.pipeline;

import groovy.lang.GString;
import hudson.model.Descriptor;
import io.homeplane.standalone.api.Controller;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes an object by its {@code @DataBoundConstructor} and {@code @DataBoundSetter}s, as Jenkins does for steps. */
public final class DataBinder {
    private DataBinder() {}

    /**
     * Makes an object.
     *
     * @param name how messages call it
     * @throws PipelineException when a parameter is unknown, missing or of another type
     */
    public static <T> T bind(Class<T> type, String name, Map<String, Object> named, List<Object> positional)
            throws PipelineException {
        Constructor<?> constructor = constructor(type);
        Map<String, Object> values = new LinkedHashMap<>(named);
        Parameter[] parameters = constructor.getParameters();
        if (positional.size() > 1) {
            throw new PipelineException("'" + name + "' takes named parameters, or a single one without its name");
        }
        if (positional.size() == 1) {
            values.put(onlyParameter(type, name, parameters), positional.get(0));
        }
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            String parameter = parameters[i].getName();
            arguments[i] = convert(values.remove(parameter), parameters[i].getType(), name + "." + parameter);
        }
        T made = type.cast(call(name, () -> constructor.newInstance(arguments)));
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            set(made, name, entry.getKey(), entry.getValue());
        }
        return made;
    }

    /** The class of the descriptor with this symbol, or null. */
    public static Class<?> classOfSymbol(String symbol) {
        for (Descriptor<?> descriptor : Controller.current().extensions(Descriptor.class)) {
            Symbol found = descriptor.getClass().getAnnotation(Symbol.class);
            if (found != null && List.of(found.value()).contains(symbol)) {
                return descriptor.clazz;
            }
        }
        return null;
    }

    private static Constructor<?> constructor(Class<?> type) {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                return constructor;
            }
        }
        throw new IllegalStateException(type + " has no public @DataBoundConstructor");
    }

    private static String onlyParameter(Class<?> type, String name, Parameter[] parameters) throws PipelineException {
        if (parameters.length == 1) {
            return parameters[0].getName();
        }
        throw new PipelineException("'" + name + "' takes named parameters: " + String.join(", ", names(type)));
    }

    private static void set(Object made, String name, String property, Object value) throws PipelineException {
        Method setter = setters(made.getClass()).get(property);
        if (setter == null) {
            throw new PipelineException("'" + name + "' has no parameter '" + property + "'; it has "
                    + String.join(", ", names(made.getClass())));
        }
        Object converted = convert(value, setter.getParameterTypes()[0], name + "." + property);
        call(name, () -> setter.invoke(made, converted));
    }

    private static Map<String, Method> setters(Class<?> type) {
        Map<String, Method> setters = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String bare = method.getName().substring("set".length());
                setters.put(Character.toLowerCase(bare.charAt(0)) + bare.substring(1), method);
            }
        }
        return setters;
    }

    private static TreeSet<String> names(Class<?> type) {
        TreeSet<String> names = new TreeSet<>(setters(type).keySet());
        for (Parameter parameter : constructor(type).getParameters()) {
            names.add(parameter.getName());
        }
        return names;
    }

    private static Object convert(Object value, Class<?> type, String where) throws PipelineException {
        if (value == null) {
            return type.isPrimitive() ? zero(type) : null;
        }
        if (value instanceof Symbolic symbolic) {
            Class<?> made = classOfSymbol(symbolic.symbol());
            return bind(made, symbolic.symbol(), symbolic.named(), symbolic.positional());
        }
        if (type == String.class && (value instanceof GString || value instanceof CharSequence)) {
            return value.toString();
        }
        if (value instanceof Number number && (type == int.class || type == Integer.class)) {
            return number.intValue();
        }
        if (value instanceof Number number && (type == long.class || type == Long.class)) {
            return number.longValue();
        }
        if (value instanceof Boolean && (type == boolean.class || type == Boolean.class)) {
            return value;
        }
        if (value instanceof List<?> list && List.class.isAssignableFrom(type)) {
            return elements(list, where);
        }
        if (type.isEnum()) {
            return constant(value, type, where);
        }
        if (type.isInstance(value)) {
            return value;
        }
        throw new PipelineException("'" + where + "' must be " + word(type) + ", not " + word(value.getClass()));
    }

    private static List<Object> elements(List<?> list, String where) throws PipelineException {
        List<Object> converted = new ArrayList<>();
        for (Object element : list) {
            converted.add(element instanceof GString ? element.toString() : convert(element, Object.class, where));
        }
        return converted;
    }

    private static Object constant(Object value, Class<?> type, String where) throws PipelineException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(value.toString())) {
                return constant;
            }
        }
        throw new PipelineException("'" + where + "' must be one of "
                + java.util.Arrays.toString(type.getEnumConstants()) + ", not " + value);
    }

    private static Object zero(Class<?> type) {
        return type == boolean.class ? (Object) Boolean.FALSE : type == long.class ? (Object) 0L : (Object) 0;
    }

    private static String word(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String", "GStringImpl" -> "a text";
            default -> "a " + type.getSimpleName();
        };
    }

    private interface Making {
        Object make() throws ReflectiveOperationException;
    }

    private static Object call(String name, Making making) throws PipelineException {
        try {
            return making.make();
        } catch (InvocationTargetException failure) {
            Throwable cause = failure.getCause();
            throw new PipelineException("'" + name + "': " + (cause.getMessage() == null ? cause : cause.getMessage()));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("'" + name + "' cannot be made: " + failure, failure);
        }
    }
}
