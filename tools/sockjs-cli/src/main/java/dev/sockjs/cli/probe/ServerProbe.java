package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tests a server: requests its info, connects with each transport alone, and then connects once
 * with default settings. Makes one connection at a time, so that connections do not influence each
 * other.
 */
public final class ServerProbe {

  /**
   * The target and the limits of the test.
   *
   * @param url the base URL
   * @param proxy the proxy of the client, which some advice names, or null
   * @param message the message to send on each session, or null to send none
   * @param timeout the time for each transport to open, and again to receive a reply
   * @param options the options of every connection, with the default transports and timeouts
   */
  public record Settings(
      URI url,
      @Nullable ProxySettings proxy,
      @Nullable String message,
      Duration timeout,
      SockJsOptions options) {}

  private final SockJsClient client;
  private final InfoProbe infoProbe;
  private final Settings settings;
  private final TransportProbe transportProbe;
  private volatile boolean stopped;

  /**
   * Creates a probe for one run.
   *
   * @param client a client that was built with the info probe as a transport
   */
  public ServerProbe(SockJsClient client, InfoProbe infoProbe, Settings settings) {
    this.client = client;
    this.infoProbe = infoProbe;
    this.settings = settings;
    transportProbe =
        new TransportProbe(client, settings.url(), settings.message(), settings.timeout());
  }

  /** Returns the names of the transports that are tested, in order. */
  public List<String> transports() {
    return client.transports().stream().filter(name -> !name.equals(InfoProbe.NAME)).toList();
  }

  /** Closes the client, and with it the session that is open. No more results are reported. */
  public void stop() {
    stopped = true;
    client.close();
  }

  /**
   * Runs the test, and reports each result as soon as it is known.
   *
   * @return true if an application with default settings gets a connection that works
   * @throws InterruptedException if the thread is interrupted, or after {@link #stop}
   */
  public boolean run(ProbeReport report) throws InterruptedException {
    CloseEvent end = infoProbe.run(client, settings.url(), settings.options());
    requireRunning();
    Optional<InfoProbe.Result> result = infoProbe.result();
    if (result.isEmpty()) {
      report.infoFailed(end, InfoDiagnosis.of(end, settings.proxy()));
      return false;
    }
    report.info(result.get());
    ProbeResults results = connect(result.get().info(), report);
    report.summary(results, Diagnosis.of(results));
    return results.usable();
  }

  private ProbeResults connect(ServerInfo info, ProbeReport report) throws InterruptedException {
    List<ProbeResult> results = new ArrayList<>();
    for (String name : transports()) {
      ProbeResult result = connect(name, optionsFor(name, info));
      results.add(result);
      report.transport(result);
    }
    ProbeResult byDefault = connect(Labels.DEFAULT_SETTINGS, settings.options());
    return new ProbeResults(info, results, byDefault);
  }

  private ProbeResult connect(String name, SockJsOptions options) throws InterruptedException {
    ProbeResult result = transportProbe.run(name, options);
    requireRunning();
    return result;
  }

  /** A session that {@link #stop} closed says nothing about the server. */
  private void requireRunning() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("The probe was stopped");
    }
  }

  /** Returns options that skip the info request and give one transport all of the time. */
  private SockJsOptions optionsFor(String transport, ServerInfo info) {
    return settings.options().toBuilder()
        .transports(transport)
        .info(info)
        .timeout(settings.timeout())
        .connectTimeout(settings.timeout())
        .build();
  }
}
