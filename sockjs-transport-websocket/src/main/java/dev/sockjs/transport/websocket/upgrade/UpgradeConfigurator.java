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

  /**
   * Creates a configurator.
   *
   * @param headers the headers of the upgrade, cookies and {@code Origin} included
   */
  public UpgradeConfigurator(TransportRequest request, URI url, Headers headers) {
    this.request = request;
    this.url = url;
    this.headers = headers;
  }

  /** Replaces the {@code Origin} of Tyrus. Tyrus joins the values of a field with commas. */
  @Override
  public void beforeRequest(Map<String, List<String>> fields) {
    fields.keySet().removeIf(name -> name.equalsIgnoreCase("Origin"));
    headers.forEach((name, value) -> fields.put(name, values(name)));
  }

  @Override
  public void afterResponse(HandshakeResponse response) {
    request.keepCookies(url, setCookies(response));
  }

  /** Returns the values of the {@code Set-Cookie} fields of a response. */
  public static List<String> setCookies(HandshakeResponse response) {
    return SetCookies.of(response.getHeaders());
  }

  /** A request has one {@code Cookie} field, separated by semicolons (RFC 6265, section 5.4). */
  private List<String> values(String name) {
    List<String> values = headers.all(name);
    return name.equalsIgnoreCase("Cookie") ? List.of(String.join("; ", values)) : values;
  }
}
