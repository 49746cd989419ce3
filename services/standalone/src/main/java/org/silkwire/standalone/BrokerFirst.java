package org.silkwire.standalone;

import org.silkwire.standalone.broker.BrokerUnavailableException;
import org.silkwire.standalone.broker.EmbeddedBroker;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the broker before any bean is made: the two take about as long, and there are two cores. */
final class BrokerFirst implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final String BEAN = "embeddedBroker";

    @Override
    public void initialize(GenericApplicationContext context) {
        StandaloneSettings settings =
                Binder.get(context.getEnvironment()).bindOrCreate("silkwire", StandaloneSettings.class);
        EmbeddedBroker broker = EmbeddedBroker.start(
                settings.brokerDirectory(), settings.broker().port(), BrokerFirst::endProcess);
        context.getDefaultListableBeanFactory().registerSingleton(BEAN, broker);
        // Beans that were given the broker are closed before it.
        context.getDefaultListableBeanFactory().registerDisposableBean(BEAN, broker::close);
    }

    /** Without its broker nothing here can go on, nor hand over: as a crash does, which loses nothing. */
    private static void endProcess(BrokerUnavailableException fault) {
        OneLineFailureReporter.tell(fault.getMessage());
        Runtime.getRuntime().halt(1);
    }
}
