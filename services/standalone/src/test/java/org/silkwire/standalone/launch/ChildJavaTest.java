package org.silkwire.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildJavaTest {
    private final ChildJava child = new ChildJava(new JavaHome(Path.of("/jdk"), 25));

    @Test
    void goesOnInTheSameJarWithTheSameOptionsAndArguments() {
        assertThat(child.command(List.of("-Xmx512m"), "silkwire.jar", 42, new String[] {"tail", "a topic"}))
                .containsExactly(
                        Path.of("/jdk/bin/java").toString(),
                        "-Xmx512m",
                        "-Dsilkwire.launch.pid=42",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        "silkwire.jar",
                        "tail",
                        "a topic");
    }

    @Test
    void namesTheClassWhereThereIsNoOneJar() {
        String classPath = "classes" + File.pathSeparator + "kafka.jar";

        assertThat(child.command(List.of(), classPath, 42, new String[0]))
                .endsWith("-cp", classPath, Launch.class.getName());
    }
}
