package org.silkwire.standalone.operate;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that tells in one line what it can't go on for. */
abstract class OperatorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public final Integer call() throws InterruptedException {
        try {
            run(kafka);
            return 0;
        } catch (OperationFailure e) {
            throw refusal(String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            throw refusal("no Kafka broker answers at '" + kafka.bootstrap() + "'", e);
        } catch (KafkaException e) {
            throw refusal("Kafka at '" + kafka.bootstrap() + "' refuses: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw refusal("Kafka at '" + kafka.bootstrap() + "' refuses: " + e.getCause(), e);
        }
    }

    private ParameterException refusal(String message, Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }

    abstract void run(KafkaOption kafka) throws InterruptedException, ExecutionException;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
