package dev.sockjs.cli.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sockjs.CloseEvent;
import dev.sockjs.ProxySettings;
import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.spi.Causes;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Derives the likely cause of a failed info request, and what to do about it. */
public final class InfoDiagnosis {

  /** The client's error message for a refused CONNECT. */
  private static final Pattern TUNNEL_REFUSED =
      Pattern.compile("The proxy responded (?:to CONNECT )?with status (\\d{3})");

  private static final Pattern HTML = Pattern.compile("<(!doctype|html|head|body)\\b");

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final Optional<String> proxy;
  private final OptionalInt status;
  private final List<Throwable> causes;

  /** The messages of all causes, in lower case. */
  private final String messages;

  private InfoDiagnosis(CloseEvent end, @Nullable ProxySettings proxy) {
    this.proxy = Optional.ofNullable(proxy).map(settings -> "the " + settings);
    status = end.status();
    causes = end.cause().stream().flatMap(Causes::of).toList();
    messages =
        causes.stream()
            .map(ErrorMessage::of)
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the likely cause.
   *
   * @param end how the connect ended
   * @param proxy the proxy that the request went to, or null
   */
  public static String of(CloseEvent end, @Nullable ProxySettings proxy) {
    String cause = new InfoDiagnosis(end, proxy).likelyCause();
    // The cause can start with the name of the proxy, which is not capitalized elsewhere.
    return cause.substring(0, 1).toUpperCase(Locale.ROOT) + cause.substring(1);
  }

  private String likelyCause() {
    OptionalInt connectStatus = connectStatus();
    if (connectStatus.isPresent()) {
      return tunnelRefused(connectStatus.getAsInt());
    }
    if (status.isPresent()) {
      return response(status.getAsInt());
    }
    if (hasCause(JsonProcessingException.class)) {
      return notJson();
    }
    return hasCause(SSLException.class) ? tls() : network();
  }

  private String response(int code) {
    return switch (code) {
      case 401 -> "the server requires a login: -H 'Authorization: ...'";
      case 403 ->
          "access was denied, by the server or by "
              + proxy.orElse("a proxy or firewall")
              + "; a login may be missing";
      case 404 -> "not a SockJS endpoint: the server has nothing at this path; check the URL";
      case PROXY_AUTHENTICATION_REQUIRED -> credentialsRequired();
      case 502, 503, 504 ->
          proxy.map(name -> name + " or a gateway").orElse("a gateway")
              + " responded with "
              + code
              + ": it cannot reach the server";
      default ->
          code / 100 == 3
              ? "not a SockJS endpoint: the server redirects, perhaps to a login page"
              : "not a SockJS endpoint: a SockJS server does not respond to /info with " + code;
    };
  }

  private String tunnelRefused(int code) {
    return code == PROXY_AUTHENTICATION_REQUIRED
        ? credentialsRequired()
        : host() + " refuses the tunnel: " + code;
  }

  private String credentialsRequired() {
    return proxy.orElse("a proxy")
        + " requires other credentials: --proxy http://user@host:port --proxy-password-file"
        + " FILE";
  }

  private String notJson() {
    return "not a SockJS endpoint: the response is "
        + (HTML.matcher(messages).find()
            ? "a web page, as from a login or a captive portal"
            : "not JSON")
        + "; use the URL of the SockJS server, without /info or /websocket";
  }

  private String tls() {
    if (hasCause(CertificateExpiredException.class)
        || hasCause(CertificateNotYetValidException.class)) {
      return "the certificate is not valid today: it has expired, or this machine's clock is wrong";
    }
    if (messages.contains("subject alternative") || messages.contains("no name matching")) {
      return "the certificate is for another host name";
    }
    if (hasCause(CertificateException.class) || messages.contains("certification path")) {
      return "the certificate is not from a trusted authority: this network inspects TLS, or the"
          + " authority is private; use --cacert FILE to trust it";
    }
    if (messages.contains("unrecognized ssl message")) {
      return "the server does not use TLS on this port: use http instead of https";
    }
    return "the TLS handshake failed: the TLS versions do not match, or the server requires a"
        + " client certificate: --cert FILE --key FILE";
  }

  private String network() {
    if (hasCause(UnknownHostException.class) || hasCause(UnresolvedAddressException.class)) {
      return host() + " is not in the DNS" + proxyHint();
    }
    if (hasCause(NoRouteToHostException.class)) {
      return "there is no route to " + host();
    }
    if (hasCause(SocketTimeoutException.class) || isClientTimeout()) {
      return host()
          + " did not respond in time: a firewall drops packets, or the server hangs"
          + proxyHint();
    }
    if (hasCause(ConnectException.class)) {
      return host()
          + " refuses connections: no server listens on this port, or a firewall blocks it";
    }
    return "the request failed"
        + proxy.map(name -> " through " + name).orElse("")
        + "; see the error above";
  }

  /** Returns the peer of the TCP connection. */
  private String host() {
    return proxy.orElse("the host");
  }

  private String proxyHint() {
    return proxy.isPresent() ? "" : "; if this network requires a proxy, use --proxy URL";
  }

  /** Returns true if a message says that a timeout option of the client has expired. */
  private boolean isClientTimeout() {
    return messages.contains("infotimeout") || messages.contains("connecttimeout");
  }

  private boolean hasCause(Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  /** Returns the proxy's response to CONNECT, if the proxy refused it. */
  private OptionalInt connectStatus() {
    return causes.stream()
        .flatMap(cause -> TUNNEL_REFUSED.matcher(ErrorMessage.of(cause)).results())
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .findFirst();
  }
}
