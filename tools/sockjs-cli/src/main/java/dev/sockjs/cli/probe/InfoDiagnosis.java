package dev.sockjs.cli.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sockjs.CloseEvent;
import dev.sockjs.ProxySettings;
import dev.sockjs.cli.output.ErrorMessage;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why there is no info, which every connect begins with, and what to do about it. */
public final class InfoDiagnosis {

  /** How a proxy's answer to CONNECT is told, which is no status of the server's. */
  private static final Pattern TUNNEL_REFUSED = Pattern.compile("The proxy answered (\\d{3})");

  private static final Pattern HTML = Pattern.compile("<(!doctype|html|head|body)\\b");

  private final CloseEvent end;
  private final Optional<String> proxy;
  private final List<Throwable> causes;

  private InfoDiagnosis(CloseEvent end, Optional<ProxySettings> proxy) {
    this.end = end;
    this.proxy = proxy.map(ProxySettings::toString);
    this.causes =
        Stream.iterate(end.cause().orElse(null), cause -> cause != null, Throwable::getCause)
            .toList();
  }

  /**
   * The likely cause.
   *
   * @param end how the connect ended
   * @param proxy the proxy that was asked, if any
   */
  public static String of(CloseEvent end, Optional<ProxySettings> proxy) {
    return new InfoDiagnosis(end, proxy).words();
  }

  private String words() {
    if (end.status().isPresent()) {
      return answered(end.status().getAsInt());
    }
    Optional<Integer> tunnel = tunnelStatus();
    if (tunnel.isPresent()) {
      return tunnel.get() == 407
          ? credentials()
          : peer() + " lets no tunnel through: " + tunnel.get();
    }
    if (is(JsonProcessingException.class)) {
      return "Not a SockJS endpoint: "
          + (saysHtml() ? "a web page came, as of a login or a captive portal" : "no JSON came")
          + "; is the path that of the SockJS server, without /info and /websocket?";
    }
    if (is(SSLException.class)) {
      return tls();
    }
    return is(UnknownHostException.class) || is(UnresolvedAddressException.class)
        ? peer() + " is not in the DNS, as this machine sees it" + orIsAProxyNeeded()
        : unreachable();
  }

  private String unreachable() {
    if (is(NoRouteToHostException.class)) {
      return "There is no route to " + peerInside();
    }
    if (is(SocketTimeoutException.class) || isTimeout()) {
      return "Nothing came from "
          + peerInside()
          + " in time: a firewall that drops packets, or a server that hangs"
          + orIsAProxyNeeded();
    }
    if (is(ConnectException.class)) {
      return peer() + " refuses connections: nothing listens there, or a firewall is in the way";
    }
    return "The request failed"
        + proxy.map(name -> " through the " + name).orElse("")
        + "; what happened stands above";
  }

  private String answered(int status) {
    return switch (status) {
      case 401 -> "The server wants a login: -H 'Authorization: ...'";
      case 403 -> "Access was refused, by the server or by " + way() + ": is a login missing?";
      case 404 -> "Not a SockJS endpoint: there is nothing at this path; is the prefix right?";
      case 407 -> credentials();
      case 502, 503, 504 ->
          proxy.map(name -> "The " + name + ", or a gateway,").orElse("A gateway")
              + " answered "
              + status
              + ": it reaches no server";
      default ->
          status / 100 == 3
              ? "Not a SockJS endpoint: it sends elsewhere, as to a login"
              : "Not a SockJS endpoint: no SockJS server answers " + status + " to /info";
    };
  }

  private String credentials() {
    return "The "
        + proxy.orElse("proxy on the way")
        + " wants other credentials: --proxy http://user:password@host:port";
  }

  private String tls() {
    if (is(CertificateExpiredException.class) || is(CertificateNotYetValidException.class)) {
      return "The certificate is not valid today: has it expired, or is this machine's clock wrong?";
    }
    String said = said();
    if (said.contains("subject alternative") || said.contains("no name matching")) {
      return "The certificate is for another host name";
    }
    if (is(CertificateException.class) || said.contains("certification path")) {
      return "The certificate is not by an authority that is trusted here: is TLS inspected on this"
          + " network, or the authority a private one? --cacert FILE trusts it";
    }
    if (said.contains("unrecognized ssl message")) {
      return "There is no TLS at this port: is it http and not https?";
    }
    return "TLS could not be agreed on: an old version, or is a client certificate wanted?";
  }

  private String peer() {
    return proxy.map(name -> "The " + name).orElse("The host");
  }

  private String peerInside() {
    return proxy.map(name -> "the " + name).orElse("the host");
  }

  private String way() {
    return proxy.map(name -> "the " + name).orElse("something on the way");
  }

  private String orIsAProxyNeeded() {
    return proxy.isPresent() ? "" : "; is a proxy needed here? --proxy URL";
  }

  private boolean isTimeout() {
    return said().contains("infotimeout") || said().contains("connecttimeout");
  }

  private boolean saysHtml() {
    return HTML.matcher(said()).find();
  }

  private boolean is(Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private Optional<Integer> tunnelStatus() {
    return causes.stream()
        .map(cause -> TUNNEL_REFUSED.matcher(ErrorMessage.message(cause)))
        .filter(Matcher::find)
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .findFirst();
  }

  private String said() {
    return causes.stream()
        .map(ErrorMessage::message)
        .reduce("", (a, b) -> a + "\n" + b)
        .toLowerCase(Locale.ROOT);
  }
}
