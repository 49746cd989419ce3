package org.silkwire.classifier.command;

import java.io.InputStream;
import picocli.CommandLine;

/** The commands, to be mounted on a program's own command line. */
public final class ClassifierCommands {
    private ClassifierCommands() {}

    /**
     * Adds {@code evaluate}, {@code explain} and {@code lint}.
     *
     * @param in what {@code explain} reads
     */
    public static void mountOn(CommandLine program, InputStream in) {
        mount(program, "evaluate", new EvaluateCommand());
        mount(program, "explain", new ExplainCommand(in));
        mount(program, "lint", new LintCommand());
    }

    private static void mount(CommandLine program, String name, Object command) {
        CommandLine subcommand = new CommandLine(command);
        subcommand.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof CommandFailure) {
                line.getErr().println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw e;
        });
        program.addSubcommand(name, subcommand);
    }
}
