package org.silkwire.standalone.launch;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/** Goes on in this JVM where it is new enough, else in one that is. */
public final class Launch {
    /** What the rest of the product is compiled for. */
    static final int NEEDED = 25;

    private static final String MAIN = "org.silkwire.standalone.Silkwire";

    private Launch() {}

    /** Ends the JVM with the exit status of the command, 1 where no fitting Java is found. */
    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            Parent.endWithIt();
            dropUnsafeWarning();
            goOnHere(args);
        } else {
            System.exit(goOnElsewhere(args));
        }
    }

    private static void goOnHere(String[] args) throws Exception {
        try {
            // By name, since this class must not be compiled against classes that an older Java can't read.
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    private static int goOnElsewhere(String[] args) throws InterruptedException {
        JavaSearch search = JavaSearch.ofThisMachine();
        List<JavaHome> found = search.find();
        Optional<JavaHome> chosen = JavaHome.chooseJava(found);
        if (chosen.isEmpty()) {
            System.err.println("silkwire: Java " + NEEDED + " is needed, but this is Java "
                    + Runtime.version().feature()
                    + " (" + System.getProperty("java.home") + ") and the others found are "
                    + (found.isEmpty() ? "none" : found) + "; looked in " + String.join(", ", search.places())
                    + ". Install a JDK " + NEEDED + ", or name one in SILKWIRE_JAVA_HOME");
            return 1;
        }
        try {
            return new ChildJava(chosen.get()).run(args);
        } catch (IOException e) {
            System.err.println("silkwire: " + chosen.get().executable() + " can't be run: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Kafka unmaps its files through {@code sun.misc.Unsafe}, of which Java 24 and later warn in four lines on the
     * console. The option that allows it can't stand in a manifest; noting that the warning was given has its effect.
     */
    private static void dropUnsafeWarning() {
        try {
            Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
            warned.setAccessible(true);
            warned.setBoolean(null, true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A Java that is made otherwise warns; nothing else depends on it.
        }
    }
}
