package dev.sockjs.benchmarks.endtoend.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sockjs.benchmarks.endtoend.scenario.Round;
import dev.sockjs.benchmarks.endtoend.scenario.Scenario;
import dev.sockjs.benchmarks.endtoend.scenario.Scenarios;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;

/**
 * Runs one client. Reads one command a line, {@code SCENARIO URL SERVER_PID MILLIS ...}, and prints
 * the result as one line of JSON: the measured values by name, or an {@code error}. Ends when its
 * standard input ends.
 */
public final class ClientMain {
  private static final int MAX_ERROR_LENGTH = 200;

  private ClientMain() {}

  /**
   * Runs the client.
   *
   * @param args the title of the {@link Peer}
   * @throws IOException if the standard input cannot be read
   */
  public static void main(String[] args) throws IOException {
    ObjectMapper json = new ObjectMapper();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    Peer peer = Peer.of(args[0]);
    Client client = peer.create();
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(json.writeValueAsString(run(peer, client, line)));
    }
    Runtime.getRuntime().halt(0); // some clients need seconds to close
  }

  private static Map<String, ?> run(Peer peer, Client client, String line) {
    String[] words = line.split(" ");
    try {
      Scenario scenario = Scenarios.of(words[0]);
      Client used = scenario.needsNewClient() ? peer.create() : client;
      return scenario.run(used, Round.parse(words));
    } catch (Exception e) {
      e.printStackTrace();
      String message = e.toString();
      return Map.of("error", message.substring(0, Math.min(message.length(), MAX_ERROR_LENGTH)));
    }
  }
}
