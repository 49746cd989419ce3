package org.silkwire.standalone.launch;

import java.util.Optional;

/** Seen from the JVM that does the work: the one that started it, whose end is its own. */
final class Parent {
    /** The system property that holds the starting JVM's process id. */
    static final String PID = "silkwire.launch.pid";

    /** {@code ProcessHandle.onExit} looks every five seconds at a process that is no child of ours. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final int KILLED = 137;

    private Parent() {}

    /** Where another JVM started this one: a kill -9 of that one must not leave this one behind, holding the ports. */
    static void endWithIt() {
        String pid = System.getProperty(PID);
        if (pid == null) {
            return;
        }
        Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(pid));
        Thread watch = new Thread(() -> endWith(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endWith(Optional<ProcessHandle> parent) {
        try {
            while (parent.isPresent() && parent.get().isAlive()) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            Runtime.getRuntime().halt(KILLED);
        } catch (InterruptedException e) {
            // Nobody interrupts it; should somebody, this JVM simply isn't watched any more.
            Thread.currentThread().interrupt();
        }
    }
}
