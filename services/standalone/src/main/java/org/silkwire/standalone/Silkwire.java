package org.silkwire.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.command.ClassifierCommands;
import org.silkwire.standalone.operate.OperatorCommands;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code run}, which is also what happens where no command is named, and the smaller commands. */
@Command(
        name = Silkwire.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Turns RSS, Atom and JSON feeds into Kafka topic streams. Without a command: run.")
public final class Silkwire {
    static final String NAME = "silkwire";

    private static final int FAILED = 1;
    private static final Set<String> OWN_OPTIONS = Set.of("--help", "--version");

    private Silkwire() {}

    /** Ends the JVM with 0, or with 1 where something was wrong, told in one line on the error output. */
    public static void main(String[] args) {
        // What is printed holds every language's letters, whatever the locale that a terminal or a pipe is set to.
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Runs a command to its end. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commands =
                new CommandLine(new Silkwire()).addSubcommand(new Run()).addSubcommand(new Tail());
        OperatorCommands.mountOn(commands);
        commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> fail(e));
        ClassifierCommands.mountOn(commands, System.in);
        commands.setExecutionStrategy(parsed -> {
            if (!parsed.hasSubcommand() || !(parsed.subcommand().commandSpec().userObject() instanceof Run)) {
                quietLogging();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return commands.execute(withCommand(args));
    }

    private static String[] withCommand(String[] args) {
        boolean named = args.length > 0 && (!args[0].startsWith("--") || OWN_OPTIONS.contains(args[0]));
        return named
                ? args
                : Stream.concat(Stream.of(Run.NAME), Arrays.stream(args)).toArray(String[]::new);
    }

    private static int fail(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(NAME + ": " + message(e, command) + " (see " + NAME + " --help)");
        return FAILED;
    }

    private static @Nullable String message(ParameterException e, CommandLine command) {
        if (e instanceof UnmatchedArgumentException unmatched && command.getParent() == null) {
            return "unknown command '" + unmatched.getUnmatched().getFirst() + "'; expected one of "
                    + String.join(", ", List.copyOf(command.getSubcommands().keySet()));
        }
        return e.getMessage();
    }

    /** Spring sets the logging up for {@code run}; the other commands say themselves what there is to say. */
    private static void quietLogging() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    }
}
