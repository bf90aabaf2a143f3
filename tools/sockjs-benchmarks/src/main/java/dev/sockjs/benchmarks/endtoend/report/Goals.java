package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The goals, what was measured, and whether they are reached. */
final class Goals {
  private static final List<String> TRANSPORTS =
      List.of("websocket", "xhr-streaming", "xhr-polling");
  private static final double ROUND_TRIP_MILLIS = 300;

  private final Measured measured;
  private final GoalTable table = new GoalTable();

  Goals(Results results) {
    this.measured = new Measured(results);
  }

  String all() {
    webSocket();
    connect();
    http();
    idle();
    large();
    growth();
    distant();
    return table.toString();
  }

  private void webSocket() {
    String ours = "websocket";
    String direct = "websocket-direct";
    String spring = "spring-websocket";
    String raw = "x the fastest raw client";
    String rawDirect = raw + ", with the direct executor";
    table.on("vertx", "node");
    String echo = "WebSocket echo, 100 in flight";
    table.atLeast(2.5, "x Spring", echo, measured.rate("echo100", ours, spring));
    table.atLeast(1, raw, "", measured.rateOfRaw("echo100", ours));
    table.atLeast(1.3, rawDirect, "", measured.rateOfRaw("echo100", direct));
    String one = "WebSocket one in flight, p50";
    table.atMost(1.2, raw, one, measured.timeOfRaw("echo1", ours));
    table.atMost(1, rawDirect, "", measured.timeOfRaw("echo1", direct));
    String small = "WebSocket flood of 64 B";
    table.atLeast(4, "x Spring", small, measured.rate("flood-small", ours, spring));
    table.atLeast(1, raw, "", measured.rateOfRaw("flood-small", ours));
    String large = "WebSocket flood of 4 KiB";
    table.atLeast(5, "x Spring", large, measured.rate("flood-large", ours, spring));
    table.atLeast(3, raw, "", measured.rateOfRaw("flood-large", ours));
  }

  private void connect() {
    for (String transport : TRANSPORTS) {
      ToDoubleFunction<String> time = measured.time("connect", transport, "node-" + transport);
      table.atMost(0.9, "x sockjs-client", "connect with info, " + transport, time);
    }
  }

  private void http() {
    for (String transport : List.of("xhr-streaming", "xhr-polling")) {
      String node = "node-" + transport;
      String jetty = transport.replace("xhr", "spring-jetty");
      String rest = transport.replace("xhr", "spring-rest");
      String direct = transport + "-direct";
      table.on("vertx", "node");
      String echo = transport + " echo, 100 in flight";
      table.atLeast(15, "x sockjs-client", echo, measured.rate("echo100", transport, node));
      String one = transport + " one in flight, p50";
      // Spring's client on Jetty fails with polling on Vert.x.
      List<String> spring = List.of(jetty, rest);
      String fastest = "x the fastest Spring client";
      table.atMost(0.95, fastest, one, measured.timeOfFastest("echo1", transport, spring));
      String directly = fastest + ", with the direct executor";
      table.atMost(0.8, directly, "", measured.timeOfFastest("echo1", direct, spring));
      table.on("node");
      String flood = transport + " flood of 64 B";
      table.atLeast(1.2, "x sockjs-client", flood, measured.rate("flood-small", transport, node));
      String best = "x the client CPU of the best peer";
      List<String> peers = List.of(node, jetty, rest);
      table.atMost(1, best, "", measured.cpuOfBest("flood-small", transport, peers));
    }
  }

  private void idle() {
    String memory = "KiB of heap for each";
    table.on("vertx");
    table.atMost(14, memory, "idle, websocket", measured.median("idle", "websocket", "heap"));
    table.atMost(0.01, "threads for each", "", measured.median("idle", "websocket", "threads"));
    table.atMost(
        18, memory, "idle, xhr-streaming", measured.median("idle", "xhr-streaming", "heap"));
    table.atMost(14, memory, "idle, xhr-polling", measured.median("idle", "xhr-polling", "heap"));
  }

  private void large() {
    table.on("spread");
    for (String transport : TRANSPORTS) {
      String work = "large, " + transport;
      table.atLeast(10_000, "sessions", work, measured.median("large", transport, "sessions"));
      table.atMost(24, "Java threads", "", measured.median("large", transport, "threads"));
      table.atMost(
          24,
          "Java threads, with the direct executor",
          "",
          measured.median("large", transport + "-direct", "threads"));
    }
  }

  private void growth() {
    table.on("vertx");
    for (String transport : TRANSPORTS) {
      table.atLeast(
          0.8,
          "x the messages a CPU second of one session, up to 1000",
          "growth, " + transport,
          measured.lowest(
              transport,
              "clientCpu",
              "growth-1",
              List.of("growth-10", "growth-100", "growth-1000")));
      table.atLeast(
          0.8,
          "x the messages an allocated byte of 10 queued, up to 100 000",
          "",
          measured.lowest(
              transport,
              "allocated",
              "queued-10",
              List.of("queued-100", "queued-1000", "queued-10000", "queued-100000")));
    }
  }

  private void distant() {
    String trips = "round trips to open";
    table.on("distant");
    table.atMost(6.5, trips, "TLS at 150 ms each way, websocket", trips("websocket", "open"));
    table.atMost(
        4.5, trips, "TLS at 150 ms each way, xhr-streaming", trips("xhr-streaming", "open"));
    table.atMost(4.5, trips, "TLS at 150 ms each way, xhr-polling", trips("xhr-polling", "open"));
    for (String transport : TRANSPORTS) {
      String echo = "round trips from the first send to its echo";
      table.atMost(1.5, echo, "first send, " + transport, trips(transport, "first"));
    }
  }

  private ToDoubleFunction<String> trips(String client, String value) {
    ToDoubleFunction<String> millis = measured.median("distant", client, value);
    return server -> millis.applyAsDouble(server) / ROUND_TRIP_MILLIS;
  }
}
