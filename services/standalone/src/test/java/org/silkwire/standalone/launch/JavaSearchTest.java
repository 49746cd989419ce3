package org.silkwire.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSearchTest {
    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();
    private Path running = Path.of("set by install");

    @BeforeEach
    void installTheOneThatRuns() throws IOException {
        running = install("opt/local/java-17", "17.0.15");
    }

    @Test
    void looksFirstWhereTheUserSays() throws IOException {
        Path usual = install("usr/lib/jvm/temurin-25", "25.0.3");
        Path general = install("elsewhere/general", "25.0.2");
        Path ours = install("elsewhere/ours", "25.0.1");
        environment.put("JAVA_HOME", general.toString());
        environment.put("SILKWIRE_JAVA_HOME", ours.toString());

        assertThat(search().find())
                .startsWith(new JavaHome(ours, 25), new JavaHome(general, 25), new JavaHome(usual, 25));
    }

    @Test
    void findsWhatInstallersPutSomewhere() throws IOException {
        Path beside = install("opt/local/java-25", "25");
        Path sdkman = install("home/.sdkman/candidates/java/25.0.1-tem", "25.0.1");
        Path jdks = install("home/.jdks/temurin-26", "26");
        Path container = install("opt/java/openjdk", "25.0.3");
        Path mac = install("Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home", "25.0.3");

        assertThat(search().find().stream().map(JavaHome::home))
                .contains(beside, sdkman, jdks, container, mac, running);
    }

    @Test
    void passesOverWhatIsNoJava() throws IOException {
        Files.createDirectories(root.resolve("usr/lib/jvm/empty"));
        Path unversioned = install("usr/lib/jvm/unversioned", "25");
        Files.delete(unversioned.resolve("release"));
        Path broken = install("usr/lib/jvm/broken", "25");
        Files.write(broken.resolve("release"), new byte[] {(byte) 0xff, (byte) 0xfe, '\\', 'u', 'x'});
        Files.writeString(root.resolve("usr/lib/jvm/file"), "");
        environment.put("JAVA_HOME", "\0");

        assertThat(search().find()).containsExactly(new JavaHome(running, 17));
    }

    @Test
    void namesEveryPlace() {
        assertThat(search().places())
                .startsWith(
                        "SILKWIRE_JAVA_HOME",
                        "JAVA_HOME",
                        root.resolve("usr/lib/jvm").toString())
                .hasSize(8);
    }

    private JavaSearch search() {
        return new JavaSearch(environment::get, running, root.resolve("home"), root);
    }

    private Path install(String path, String version) throws IOException {
        Path home = root.resolve(path);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "");
        if (!java.toFile().setExecutable(true)) {
            throw new IOException(java + " can't be made executable");
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
