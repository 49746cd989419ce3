package org.silkwire.standalone.broker;

import java.util.function.Consumer;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/** Reports the faults that Kafka's own handlers would end this process for, without a word on the console. */
final class BrokerFaults implements FaultHandlerFactory {
    private final Consumer<Throwable> onFatal;

    BrokerFaults(Consumer<Throwable> onFatal) {
        this.onFatal = onFatal;
        // The ways out that don't pass a fault handler, such as a disk that fails.
        Exit.setExitProcedure((status, message) -> onFatal.accept(new IllegalStateException(words(status, message))));
        Exit.setHaltProcedure((status, message) -> onFatal.accept(new IllegalStateException(words(status, message))));
    }

    private static String words(int status, String message) {
        return message == null ? "Kafka asked to end the process with status " + status : message;
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        LoggingFaultHandler logging = new LoggingFaultHandler(name, action);
        if (!fatal) {
            return logging;
        }
        return (message, cause) -> {
            logging.handleFault(message, cause);
            FaultHandlerException fault = new FaultHandlerException(message, cause);
            onFatal.accept(fault);
            return fault;
        };
    }
}
