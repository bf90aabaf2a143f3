package dev.sockjs.benchmarks.endtoend.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of one round.
 *
 * @param scenario the name of the scenario
 * @param server the name of the server
 * @param client the title of the client
 * @param values the measured values by name; empty if the client failed
 */
public record Result(String scenario, String server, String client, Map<String, Double> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Appends this to a file, as one line of JSON. */
  public void appendTo(Path file) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("scenario", scenario).put("server", server).put("client", client);
    line.set("values", JSON.valueToTree(values));
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Reads the results in a file. */
  public static List<Result> read(Path file) throws IOException {
    List<Result> results = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = JSON.readTree(line);
      results.add(
          new Result(
              node.get("scenario").asText(),
              node.get("server").asText(),
              node.get("client").asText(),
              values(node.get("values"))));
    }
    return results;
  }

  private static Map<String, Double> values(JsonNode node) {
    return JSON.convertValue(node, new TypeReference<Map<String, Double>>() {});
  }
}
