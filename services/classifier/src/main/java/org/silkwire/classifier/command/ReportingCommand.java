package org.silkwire.classifier.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that tells the user in plain words what it can't go on for: exit code 2, no stack trace. */
abstract class ReportingCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        try {
            return run();
        } catch (CommandFailure e) {
            err().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    /** Does the work, and gives the exit code. */
    abstract int run() throws IOException;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
