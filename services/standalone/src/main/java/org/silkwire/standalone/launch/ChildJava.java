package org.silkwire.standalone.launch;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The same program, going on in another Java. */
final class ChildJava {
    private final JavaHome java;

    ChildJava(JavaHome java) {
        this.java = java;
    }

    /**
     * Runs it with this process's input, output and working directory until it ends; asks it to end when this process is
     * asked to.
     *
     * @return its exit status
     */
    int run(String[] args) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command(
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        System.getProperty("java.class.path"),
                        ProcessHandle.current().pid(),
                        args))
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child), "end-child"));
        return child.waitFor();
    }

    private static void end(Process child) {
        child.destroy();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The command line.
     *
     * @param options that this JVM was given, such as {@code -Xmx512m}
     * @param classPath of this JVM; one jar where it was started by {@code -jar}
     */
    List<String> command(List<String> options, String classPath, long pid, String[] args) {
        List<String> command = new ArrayList<>();
        command.add(java.executable().toString());
        command.addAll(options);
        command.add("-D" + Parent.PID + "=" + pid);
        command.add("--enable-native-access=ALL-UNNAMED");
        if (isOneJar(classPath)) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, Launch.class.getName()));
        }
        command.addAll(List.of(args));
        return command;
    }

    private static boolean isOneJar(String classPath) {
        return classPath.endsWith(".jar") && classPath.indexOf(File.pathSeparatorChar) < 0;
    }
}
