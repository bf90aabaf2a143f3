package dev.sockjs.transport.websocket.upgrade;

import dev.sockjs.Headers;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Adds the headers of one upgrade and keeps the cookies of its response. */
public final class UpgradeConfigurator extends ClientEndpointConfig.Configurator {

  private final TransportRequest request;
  private final URI url;
  private final Headers headers;
  private final boolean splits;

  /**
   * Creates a configurator.
   *
   * @param headers the headers of the upgrade, cookies and {@code Origin} included
   * @param splits true if the container splits the values of a response at commas
   */
  public UpgradeConfigurator(TransportRequest request, URI url, Headers headers, boolean splits) {
    this.request = request;
    this.url = url;
    this.headers = headers;
    this.splits = splits;
  }

  /** Replaces the {@code Origin} of Tyrus. Tyrus joins the values of a field with commas. */
  @Override
  public void beforeRequest(Map<String, List<String>> fields) {
    fields.keySet().removeIf(name -> name.equalsIgnoreCase("Origin"));
    headers.forEach((name, value) -> fields.put(name, values(name)));
  }

  @Override
  public void afterResponse(HandshakeResponse response) {
    request.keepCookies(url, splits ? SetCookies.of(response.getHeaders()) : setCookies(response));
  }

  /** Returns the values of the {@code Set-Cookie} fields of a response, which were not split. */
  public static List<String> setCookies(HandshakeResponse response) {
    return response.getHeaders().entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase("Set-Cookie"))
        .flatMap(field -> field.getValue().stream())
        .toList();
  }

  /** A request has one {@code Cookie} field, separated by semicolons (RFC 6265, section 5.4). */
  private List<String> values(String name) {
    List<String> values = headers.all(name);
    return name.equalsIgnoreCase("Cookie") ? List.of(String.join("; ", values)) : values;
  }
}
