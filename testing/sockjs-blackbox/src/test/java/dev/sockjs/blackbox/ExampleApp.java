package dev.sockjs.blackbox;

import java.nio.file.Path;
import java.util.List;

/** The applications in {@code examples}, each with exactly one transport module. */
enum ExampleApp {
  WEBSOCKET("websocket", "websocket"),
  WEBSOCKET_TYRUS("websocket-tyrus", "websocket"),
  STREAMING("streaming", "xhr-streaming"),
  POLLING("polling", "xhr-polling"),
  CUSTOM_TRANSPORT("custom-transport", "websocket-hybi-10");

  private final String directory;
  private final String transport;

  ExampleApp(String directory, String transport) {
    this.directory = directory;
    this.transport = transport;
  }

  /** The name of its directory in {@code examples}. */
  String directory() {
    return directory;
  }

  /** What it prints when it talks to an echo endpoint. */
  String conversation() {
    return """
        %s: hello
        1000 "Normal closure" (clean)
        """
        .formatted(transport);
  }

  /** The name of its module, and of its only package. */
  String module() {
    return Reactor.descriptor(artifact()).name();
  }

  /** Its own classes, and {@link #libraries}. */
  Jars path() {
    return new Jars(List.of(Reactor.classes(artifact()))).and(new Jars(libraries()));
  }

  /** What it needs at run time, as Maven resolved it in this build. */
  List<Path> libraries() {
    return Reactor.runtimeClassPath(artifact());
  }

  private String artifact() {
    return "sockjs-example-" + directory;
  }
}
