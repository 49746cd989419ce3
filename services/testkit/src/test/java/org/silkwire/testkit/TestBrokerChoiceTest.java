package org.silkwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.testkit.TestBroker.Choice;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Docker's part is played by a shell script")
class TestBrokerChoiceTest {
    @TempDir
    Path directory;

    @Test
    void isAutomaticUnlessSaidOtherwise() {
        assertThat(Choice.of(null)).isEqualTo(Choice.AUTO);
        assertThat(Choice.of("auto")).isEqualTo(Choice.AUTO);
        assertThat(Choice.of("docker")).isEqualTo(Choice.DOCKER);
        assertThat(Choice.of("in-process")).isEqualTo(Choice.IN_PROCESS);
    }

    @Test
    void namesTheWordsItKnows() {
        assertThatThrownBy(() -> Choice.of("podman"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("silkwire.test.broker is 'podman'; expected auto, docker or in-process");
    }

    @Test
    void seesThatThereIsNoDocker() {
        assertThat(ContainerBroker.obstacle(directory.resolve("docker").toString()))
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("there is no ").endsWith("docker command"));
    }

    @Test
    void seesThatTheEngineIsDown() throws IOException {
        assertThat(ContainerBroker.obstacle(dockerThat("echo Cannot connect to the Docker daemon >&2; exit 1")))
                .hasValue("Docker says: Cannot connect to the Docker daemon");
    }

    @Test
    void seesThatTheImageIsMissing() throws IOException {
        assertThat(ContainerBroker.obstacle(dockerThat("echo; echo \"Error: No such image: $5\" >&2; exit 1")))
                .hasValueSatisfying(why -> assertThat(why)
                        .matches("the image apache/kafka:\\S+ is missing; `docker pull apache/kafka:\\S+` brings it"));
    }

    @Test
    void seesNothingAgainstADockerThatHasTheImage() throws IOException {
        assertThat(ContainerBroker.obstacle(dockerThat("test \"$1 $2\" = 'image inspect'")))
                .isEmpty();
    }

    private String dockerThat(String does) throws IOException {
        Path script = directory.resolve("docker");
        Files.writeString(script, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
