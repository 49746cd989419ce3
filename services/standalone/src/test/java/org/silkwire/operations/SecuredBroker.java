package org.silkwire.operations;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.silkwire.testkit.TestCertificate;

/**
 * Kafka as a server of its own, as its scripts start it: clients come by TLS and SCRAM-SHA-512 only, and what isn't granted
 * by {@code infra/kafka/acls.tsv} is denied.
 */
final class SecuredBroker {
    private static final Path ACLS = Path.of("../../infra/kafka/acls.tsv");

    private final TestCertificate certificate;
    private final int port;
    private final Process process;

    private SecuredBroker(TestCertificate certificate, int port, Process process) {
        this.certificate = certificate;
        this.port = port;
        this.process = process;
    }

    /** The password of an account, for one test run. */
    static String password(String account) {
        return "of-" + account + "-only-for-this-test-run";
    }

    static SecuredBroker start(Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.forLoopback(directory);
        int port = freePort();
        Path config = Files.writeString(
                directory.resolve("server.properties"),
                properties(certificate, port, freePort(), directory.resolve("kafka")).entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n")));
        List<String> format = new ArrayList<>(List.of(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                "5L6g3nShT-eMCtK--X86sw",
                "-c",
                config.toString()));
        for (String account : List.of("admin", "fetcher", "classifier", "desk", "subscriber")) {
            format.addAll(List.of("-S", "SCRAM-SHA-512=[name=" + account + ",password=" + password(account) + "]"));
        }
        Process formatting = java(directory.resolve("format.log"), format);
        if (formatting.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(directory.resolve("format.log")));
        }
        Process process = java(directory.resolve("broker.log"), List.of("kafka.Kafka", config.toString()));
        SecuredBroker broker = new SecuredBroker(certificate, port, process);
        try (Admin admin = Admin.create(broker.clients("admin"))) {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> admin.describeCluster().nodes().get().size() == 1);
            admin.createAcls(acls()).all().get();
        }
        return broker;
    }

    private static Map<String, String> properties(
            TestCertificate certificate, int port, int controllerPort, Path directory) {
        Map<String, String> config = new HashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        config.put("controller.listener.names", "CONTROLLER");
        config.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        config.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        config.put("inter.broker.listener.name", "CLIENTS");
        config.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        config.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
        config.put("listener.name.clients.scram-sha-512.sasl.jaas.config", login("admin"));
        config.put("ssl.keystore.type", "PKCS12");
        config.put("ssl.keystore.location", certificate.keyStore().toString());
        config.put("ssl.keystore.password", certificate.password());
        config.put("ssl.truststore.type", "PEM");
        config.put("ssl.truststore.location", certificate.pem().toString());
        config.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // Only the controller's own listener, on the loopback, lets one in without a name.
        config.put("super.users", "User:admin;User:ANONYMOUS");
        config.put("log.dirs", directory.toString());
        config.put("auto.create.topics.enable", "false");
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "1");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        return config;
    }

    /** As Kafka's clients want it. */
    Map<String, Object> clients(String account) {
        return clients(account, password(account));
    }

    Map<String, Object> clients(String account, String password) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers());
        config.put("security.protocol", "SASL_SSL");
        config.put("sasl.mechanism", "SCRAM-SHA-512");
        config.put("sasl.jaas.config", login(account, password));
        config.put("ssl.truststore.type", "PEM");
        config.put("ssl.truststore.location", certificate.pem().toString());
        config.put("default.api.timeout.ms", 10_000);
        config.put("request.timeout.ms", 5_000);
        return config;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    Path authority() {
        return certificate.pem();
    }

    private static String login(String account) {
        return login(account, password(account));
    }

    private static String login(String account, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + account
                + "\" password=\"" + password + "\";";
    }

    /** What the list grants. */
    static List<AclBinding> acls() throws IOException {
        List<AclBinding> acls = new ArrayList<>();
        for (String line : Files.readAllLines(ACLS)) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] column = line.split("\t", -1);
            boolean prefix = column[2].endsWith("*");
            ResourcePattern pattern = new ResourcePattern(
                    ResourceType.fromString(column[1].replace('-', '_')),
                    prefix ? column[2].substring(0, column[2].length() - 1) : column[2],
                    prefix ? PatternType.PREFIXED : PatternType.LITERAL);
            for (String operation : column[3].split(",", -1)) {
                acls.add(new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:" + column[0],
                                "*",
                                SecurityUtils.operation(operation),
                                AclPermissionType.ALLOW)));
            }
        }
        if (acls.stream().anyMatch(acl -> acl.entry().operation() == AclOperation.UNKNOWN)) {
            throw new IllegalStateException("an operation of " + ACLS + " is none of Kafka's");
        }
        return acls;
    }

    private static Process java(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
