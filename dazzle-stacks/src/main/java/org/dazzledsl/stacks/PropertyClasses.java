package org.dazzledsl.stacks;

import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.jsii.JsiiSerializable;

/**
 * What CDK's property classes hold. Their own way to JSON asks Node about each class that is nested in another.
 */
final class PropertyClasses {

    /** What the name of a construct's property class has more than the construct's. */
    private static final String SUFFIX = "Props";

    private static final String PACKAGE = "software.amazon.awscdk.";

    /** The class of what a builder built, beside it. */
    private static final String BUILT = "$Jsii$Proxy";

    /** A service's package in Java, and in JavaScript. An annotation says the same, which takes a tenth of all that is done here. */
    private static final String SERVICES = "services.";

    private static final String SERVICE = "aws_";

    /** Java's own words can't be names in Java. Of those in CloudFormation's properties, this one is used here. */
    private static final Map<String, String> RENAMED = Map.of("defaultValue", "default");

    private final Map<Class<?>, PropertyClass> known = new HashMap<>();

    /** @param construct whose properties it has, by the name that the construct has in JavaScript */
    private record PropertyClass(SerializedString construct, List<Property> properties) {}

    /**
     * @param name in JavaScript, with what it takes to write it
     * @param field where it is kept. For each getter that is called some times Java makes a class, and an application with many
     *     queues pays for a hundred of them.
     * @param isChoice whether CDK takes something else than a text here, or in a list here
     */
    record Property(SerializedString name, Field field, boolean isChoice) {

        /** Nothing where it was not set. */
        Optional<Object> of(JsiiSerializable properties) {
            try {
                return Optional.ofNullable(field.get(properties));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("A property can be read: " + field, e);
            }
        }
    }

    List<Property> of(JsiiSerializable properties) {
        return classOf(properties).properties();
    }

    /** For CDK's {@code CfnQueueProps}: {@code aws_sqs.CfnQueue}. */
    SerializedString constructOf(JsiiSerializable properties) {
        return classOf(properties).construct();
    }

    private PropertyClass classOf(JsiiSerializable properties) {
        Class<?> type = properties.getClass();
        PropertyClass found = known.get(type);
        if (found == null) {
            found = read(type);
            known.put(type, found);
        }
        return found;
    }

    private static PropertyClass read(Class<?> type) {
        String name = type.getName();
        if (!name.startsWith(PACKAGE) || !name.endsWith(BUILT)) {
            throw new IllegalArgumentException("None of CDK's: " + type);
        }
        String inside = name.substring(PACKAGE.length(), name.length() - BUILT.length());
        String construct = inside.endsWith(SUFFIX) ? inside.substring(0, inside.length() - SUFFIX.length()) : inside;
        boolean ofService = construct.startsWith(SERVICES);
        return new PropertyClass(
                new SerializedString(ofService ? SERVICE + construct.substring(SERVICES.length()) : construct),
                properties(type));
    }

    private static List<Property> properties(Class<?> type) {
        // Java gives them in another order each time, and not all of CDK brings them into one of its own.
        Map<String, Property> properties = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                String name = RENAMED.getOrDefault(field.getName(), field.getName());
                properties.put(name, new Property(new SerializedString(name), field, isChoice(field)));
            }
        }
        return List.copyOf(properties.values());
    }

    private static boolean isChoice(Field field) {
        Type type = field.getType();
        // What a list holds is written in another language inside of Java, which has a parser of its own.
        if (type == List.class && field.getGenericType() instanceof ParameterizedType list) {
            type = list.getActualTypeArguments()[0];
        }
        return type != String.class;
    }
}
