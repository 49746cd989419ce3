package org.silkwire.standalone.operate;

import picocli.CommandLine;

/** The commands, to be mounted on a program's own command line. */
public final class OperatorCommands {
    private OperatorCommands() {}

    /** Adds {@code takedown} and {@code dead-letters}. */
    public static void mountOn(CommandLine program) {
        program.addSubcommand(new TakedownCommand());
        program.addSubcommand(new DeadLettersCommand());
    }
}
