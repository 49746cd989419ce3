package org.silkwire.contract;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Writes the records of an open transaction and looks at each before the commit, which doesn't fail for every record that
 * wasn't taken: after a broker's long pause one went through without a part of what belonged to it.
 */
public final class TransactionalSend {
    private TransactionalSend() {}

    /**
     * Sends the records and waits until the broker has taken all of them.
     *
     * @throws IllegalStateException where one wasn't; the transaction must not be committed then
     */
    public static void all(Producer<byte[], byte[]> producer, Collection<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            if (each.state() != Future.State.SUCCESS) {
                throw new IllegalStateException(
                        "a record of the transaction was refused: " + each.exceptionNow(), each.exceptionNow());
            }
        }
    }
}
