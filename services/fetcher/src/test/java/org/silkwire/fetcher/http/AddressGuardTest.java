package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this host",
        "10.255.255.255, private",
        "100.64.0.1, carrier-grade NAT",
        "100.100.100.200, carrier-grade NAT",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "168.63.129.16, a cloud's metadata",
        "169.254.169.254, link-local",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.0.0.192, reserved for protocols",
        "192.168.1.1, private",
        "198.18.0.1, benchmarking",
        "203.0.113.9, documentation",
        "224.0.0.1, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, reserved",
        "::, no global unicast",
        "::1, no global unicast",
        "::127.0.0.1, no global unicast",
        "::ffff:127.0.0.1, loopback",
        "::ffff:10.0.0.1, private",
        "64:ff9b::7f00:1, loopback",
        "64:ff9b::a9fe:a9fe, link-local",
        "64:ff9b:1::1, no global unicast",
        "2001:0:1::1, reserved for protocols",
        "2001:db8::1, documentation",
        "2002:7f00:1::, loopback",
        "2002:c0a8:101::1, private",
        "3fff::1, documentation",
        "fc00::1, no global unicast",
        "fd00:ec2::254, no global unicast",
        "fe80::1, no global unicast",
        "fec0::1, no global unicast",
        "ff02::1, no global unicast"
    })
    void refusesWhatIsNotPublic(String address, String kind) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address), 80)).contains("is not public (" + kind + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::101:101",
                "2002:101:101::1"
            })
    void admitsWhatIsPublic(String address) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address), 80)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1/32, 127.0.0.1, 80, true",
        "127.0.0.1/32, 127.0.0.2, 80, false",
        "127.0.0.1, 127.0.0.1, 80, true",
        "127.0.0.1:8765, 127.0.0.1, 8765, true",
        "127.0.0.1:8765, 127.0.0.1, 8766, false",
        "10.1.0.0/16, 10.1.255.255, 80, true",
        "10.1.0.0/16, 10.2.0.0, 80, false",
        "10.1.0.0/20, 10.1.15.255, 80, true",
        "10.1.0.0/20, 10.1.16.0, 80, false",
        "0.0.0.0/0, 192.168.0.1, 80, true",
        "0.0.0.0/0, fd00::1, 80, false",
        "fd00::/8, fdff::1, 80, true",
        "fd00::/8, fe80::1, 80, false",
        "::1, ::1, 80, true",
        "[::1]:8080, ::1, 8080, true",
        "[::1]:8080, ::1, 80, false",
        "[fd00::]/8:8080, fd01::1, 8080, true",
        "127.0.0.1, ::ffff:127.0.0.1, 80, true"
    })
    void exemptsWhatItIsToldTo(String rule, String address, int port, boolean admitted) {
        String refusal = new AddressGuard(List.of(rule)).refusal(InetAddress.ofLiteral(address), port);

        assertThat(refusal == null).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "fd00::/129", "10.0.0", "127.0.0.1:99999", "1.2.3.256", "::1:x"})
    void namesTheExemptionThatItCannotRead(String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddressGuard(List.of(rule)))
                .withMessageStartingWith("allowed address '" + rule + "' can't be read; expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://0x7f.1/",
                "http://127.0.0.0x1/",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://1.2.3/",
                "http://foo.123/",
                "http://2130706433/",
                "http://user@news.example/",
                "http:///path",
                "ftp://news.example/",
                "news.example",
                "http://news.example:0/",
                "http://news.example:65536/"
            })
    void refusesAddressesThatAreNoneAsWritten(String url) {
        assertThat(guard.refusal(URI.create(url))).contains("expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://news.example/",
                "HTTPS://news.example./",
                "http://1.2.3.4:8080/x",
                "http://[::1]/",
                "http://3.14.news/"
            })
    void leavesOtherSpellingsToTheResolver(String url) {
        assertThat(guard.refusal(URI.create(url))).isNull();
    }

    @Property
    void anIpv4AddressIsJudgedAlikeHoweverItIsEmbedded(@ForAll @Size(4) byte[] v4) throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(v4, 0, mapped, 12, 4);
        byte[] nat64 = new byte[16];
        nat64[1] = 0x64;
        nat64[2] = (byte) 0xff;
        nat64[3] = (byte) 0x9b;
        System.arraycopy(v4, 0, nat64, 12, 4);
        byte[] sixToFour = new byte[16];
        sixToFour[0] = 0x20;
        sixToFour[1] = 0x02;
        System.arraycopy(v4, 0, sixToFour, 2, 4);

        boolean refused = refuses(v4);

        assertThat(refuses(mapped)).isEqualTo(refused);
        assertThat(refuses(nat64)).isEqualTo(refused);
        assertThat(refuses(sixToFour)).isEqualTo(refused);
    }

    @Property
    void aBlockCoversWhatSharesItsPrefix(
            @ForAll @Size(4) byte[] network, @ForAll @Size(4) byte[] other, @ForAll @IntRange(max = 32) int prefix)
            throws Exception {
        AddressRule rule = AddressRule.parse(InetAddress.getByAddress(network).getHostAddress() + "/" + prefix);
        long mask = prefix == 0 ? 0 : -1L << (32 - prefix);

        assertThat(rule.covers(InetAddress.getByAddress(other), 80))
                .isEqualTo((bits(network) & mask) == (bits(other) & mask));
    }

    @Test
    void saysWhatToDoAboutARefusal() {
        assertThat(guard.refusal(InetAddress.ofLiteral("127.0.0.1"), 80))
                .isEqualTo("address 127.0.0.1 is not public (loopback); "
                        + "expected one that is, or an exemption among the allowed addresses");
    }

    private boolean refuses(byte[] address) throws Exception {
        return guard.refusal(InetAddress.getByAddress(address), 80) != null;
    }

    private static long bits(byte[] v4) {
        long bits = 0;
        for (byte b : v4) {
            bits = (bits << 8) | (b & 0xff);
        }
        return bits & 0xffffffffL;
    }
}
