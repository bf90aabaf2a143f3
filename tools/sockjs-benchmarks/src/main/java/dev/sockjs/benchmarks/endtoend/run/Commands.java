package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.benchmarks.endtoend.peer.ClientMain;
import dev.sockjs.benchmarks.endtoend.peer.Peer;
import dev.sockjs.benchmarks.endtoend.server.Proxy;
import dev.sockjs.benchmarks.endtoend.server.VertxServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts servers and clients. Their errors go to {@code end-to-end.log} in the directory. */
final class Commands {
  private static final long START_SECONDS = 30;
  private static final String DELAY_MILLIS = "150";
  private static final String ADDRESSES = "4";
  private static final List<String> SERVER_OPTIONS = List.of("-Xmx2g");

  private final Path target;
  private final List<String> jvmOptions;
  private Optional<KeyFiles> keys = Optional.empty();

  /**
   * Creates it.
   *
   * @param target the directory
   * @param jvmOptions options of every JVM, which come after those of an experiment
   */
  Commands(Path target, List<String> jvmOptions) throws IOException {
    this.target = Files.createDirectories(target);
    this.jvmOptions = jvmOptions;
  }

  /** Starts a server and waits until it listens. */
  Server server(ServerKind kind) throws IOException, InterruptedException {
    return switch (kind) {
      case NODE -> running(start("node", List.of("node", script("server.js"))));
      case VERTX -> running(vertx("1"));
      case SPREAD -> running(vertx(ADDRESSES));
      case REFUSING -> behindProxy(vertx("1"), "refuse");
      case HANGING -> behindProxy(vertx("1"), "hang");
      case DISTANT -> {
        KeyFiles files = KeyFiles.create(target);
        keys = Optional.of(files);
        yield behindProxy(
            vertx("1", files.keys().toString(), files.password()), "delay", DELAY_MILLIS);
      }
    };
  }

  private Child vertx(String... args) throws IOException {
    return start("vertx", java(VertxServer.class, SERVER_OPTIONS, args));
  }

  private static Server running(Child child) throws IOException, InterruptedException {
    return new Server(child.readLine(START_SECONDS), List.of(child));
  }

  private Server behindProxy(Child server, String... treatment)
      throws IOException, InterruptedException {
    URI url = URI.create(server.readLine(START_SECONDS));
    List<String> args = new ArrayList<>(List.of(Integer.toString(url.getPort())));
    args.addAll(List.of(treatment));
    Child proxy = start("proxy", java(Proxy.class, List.of(), args.toArray(new String[0])));
    String port = proxy.readLine(START_SECONDS);
    return new Server(url.getScheme() + "://127.0.0.1:" + port, List.of(server, proxy));
  }

  /** Starts a client; one for {@link ServerKind#DISTANT} trusts the server that runs now. */
  Child client(Peer peer, Experiment experiment) throws IOException {
    if (peer.nodeTransport().isPresent()) {
      return start(
          peer.title(),
          List.of("node", "--expose-gc", script("client.js"), peer.nodeTransport().get()));
    }
    List<String> options = new ArrayList<>(experiment.jvmOptions());
    keys.ifPresent(files -> options.addAll(files.trustOptions()));
    return start(peer.title(), java(ClientMain.class, options, peer.title()));
  }

  private String script(String name) {
    return target.resolve("node").resolve(name).toString();
  }

  private Child start(String name, List<String> command) throws IOException {
    // The self-signed certificate of DISTANT; Node has no option for one that is not an authority.
    Map<String, String> variables =
        keys.isPresent() ? Map.of("NODE_TLS_REJECT_UNAUTHORIZED", "0") : Map.of();
    return Child.start(name, command, variables, target.resolve("end-to-end.log").toFile());
  }

  private List<String> java(Class<?> main, List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }
}
