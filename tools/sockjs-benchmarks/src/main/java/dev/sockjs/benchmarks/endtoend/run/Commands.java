package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.benchmarks.endtoend.peer.ClientMain;
import dev.sockjs.benchmarks.endtoend.peer.Peer;
import dev.sockjs.benchmarks.endtoend.server.VertxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts servers and clients. Their errors go to {@code end-to-end.log} in the directory. */
final class Commands {
  private static final long START_SECONDS = 30;

  private final Path target;

  Commands(Path target) throws IOException {
    this.target = Files.createDirectories(target);
  }

  /** Starts the server that an experiment needs, and waits until it listens. */
  Server server(ServerKind kind, Experiment experiment) throws IOException, InterruptedException {
    List<String> command =
        kind == ServerKind.NODE
            ? List.of("node", target.resolve("node/server.js").toString())
            : java(VertxServer.class, List.of("-Xmx2g"), "1");
    Child child = start(kind.title(), command);
    return new Server(child, child.readLine(START_SECONDS));
  }

  /** Starts a client. */
  Child client(Peer peer, Experiment experiment) throws IOException {
    List<String> command =
        peer.nodeTransport()
            .map(name -> List.of("node", target.resolve("node/client.js").toString(), name))
            .orElseGet(() -> java(ClientMain.class, experiment.jvmOptions(), peer.title()));
    return start(peer.title(), command);
  }

  private Child start(String name, List<String> command) throws IOException {
    return Child.start(name, command, target.resolve("end-to-end.log").toFile());
  }

  private static List<String> java(Class<?> main, List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  /** A running server. */
  record Server(Child child, String url) implements AutoCloseable {
    @Override
    public void close() {
      child.close();
    }
  }
}
