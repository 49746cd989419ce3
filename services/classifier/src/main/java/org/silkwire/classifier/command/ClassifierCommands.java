package org.silkwire.classifier.command;

import java.io.InputStream;
import java.time.InstantSource;
import picocli.CommandLine;

/** The commands, to be mounted on a program's own command line. */
public final class ClassifierCommands {
    private ClassifierCommands() {}

    /**
     * Adds {@code evaluate}, {@code explain}, {@code train}, {@code lint} and {@code reclassify}.
     *
     * @param in what {@code explain} reads
     */
    public static void mountOn(CommandLine program, InputStream in) {
        mountOn(program, in, InstantSource.system());
    }

    /**
     * The same at another time than the system's.
     *
     * @param clock by which a version of the taxonomy is in force
     */
    public static void mountOn(CommandLine program, InputStream in, InstantSource clock) {
        program.addSubcommand(new EvaluateCommand());
        program.addSubcommand(new ExplainCommand(in, clock));
        program.addSubcommand(new TrainCommand());
        program.addSubcommand(new LintCommand());
        program.addSubcommand(new ReclassifyCommand(clock));
    }
}
