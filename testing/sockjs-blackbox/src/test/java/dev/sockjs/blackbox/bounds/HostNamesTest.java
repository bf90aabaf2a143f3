package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sockjs.blackbox.ForkedProcess;
import dev.sockjs.blackbox.Transports;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names of servers and proxies, in a JVM that looks them up in a file. That JVM gets the class
 * path.
 */
@Tag("class-path")
class HostNamesTest {

  private static final int CASES = Transports.ALL.size() + 2;

  @TempDir private Path directory;

  /** The server listens only on the address that Java puts last. */
  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void everyAddressOfAHostIsTried(String preferIpv6) throws Exception {
    assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getAllByName("::1")[0]) != null);
    assertEquals(List.of(CASES + " cases"), run("127.0.0.1 dual\n::1 dual\n", preferIpv6, "dual"));
  }

  /** {@link java.net.URI} knows no such host. */
  @ParameterizedTest
  @ValueSource(strings = {"my_service", "_a.b_c", "web.1_x", "-a-"})
  void nameThatOnlyTheSystemKnowsIsResolved(String name) throws Exception {
    assertEquals(List.of(CASES - 1 + " cases"), run("127.0.0.1 " + name + "\n", "false", name));
  }

  private List<String> run(String hosts, String preferIpv6, String name) throws Exception {
    Path file = Files.writeString(directory.resolve("hosts"), hosts);
    return ForkedProcess.run(
            List.of(
                ForkedProcess.tool("java"),
                "-Djdk.net.hosts.file=" + file,
                "-Djava.net.preferIPv6Addresses=" + preferIpv6,
                "-cp",
                System.getProperty("java.class.path"),
                HostNamesApp.class.getName(),
                name))
        .lines();
  }
}
