package org.silkwire.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerFaultsTest {
    private final List<Throwable> fatal = new ArrayList<>();
    private final BrokerFaults faults = new BrokerFaults(fatal::add);

    @AfterEach
    void letKafkaEndTheProcessAgain() {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }

    @Test
    void reportsAFatalFaultWithItsCause() {
        IllegalStateException cause = new IllegalStateException("no space left on device");

        RuntimeException handled = faults.build("raft manager", true, () -> {}).handleFault("append failed", cause);

        assertThat(fatal).containsExactly(handled);
        assertThat(handled).hasCause(cause).hasMessageContaining("append failed");
    }

    @Test
    void keepsAFaultThatCanBeSurvivedToTheLog() {
        var _ = faults.build("metadata publishing", false, () -> {}).handleFault("once more", null);

        assertThat(fatal).isEmpty();
    }

    @Test
    void reportsAnEndThatPassesNoFaultHandler() {
        Exit.halt(1, "all log directories have failed");

        assertThat(fatal)
                .singleElement()
                .satisfies(end -> assertThat(end).hasMessage("all log directories have failed"));
    }
}
