package dev.sockjs.jmeter;

import dev.sockjs.Attempt;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.spi.RedactedUrl;
import java.io.Serial;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.jmeter.engine.event.LoopIterationEvent;
import org.apache.jmeter.protocol.http.control.CookieManager;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.testelement.TestIterationListener;
import org.jspecify.annotations.Nullable;

/**
 * Opens a connection for the JMeter thread. If the thread has a connection of this name, that one
 * is closed.
 *
 * <p>The result has a sub-result for each transport that was tried or skipped. If the connection
 * does not open, the code is the HTTP status of the last attempt that has one, or else that of the
 * info request, or else the close code, such as 2000; the message lists every attempt. In STOMP
 * mode, the sample includes the frames CONNECT and CONNECTED, and its data is the head of the
 * CONNECTED frame.
 */
public class SockJsConnectSampler extends SockJsSampler implements TestIterationListener {
  @Serial private static final long serialVersionUID = 1L;

  /** The value of {@link #setProtocol} for messages as they are. */
  static final String PLAIN = "SockJS messages";

  /** The value of {@link #setProtocol} for STOMP frames. */
  static final String STOMP = "STOMP 1.2";

  static final int DEFAULT_UNREAD_LIMIT = 1000;

  private static final Duration DEFAULT_CONNECT_TIMEOUT = SockJsOptions.DEFAULT_CONNECT_TIMEOUT;

  /** The client ends a connect at its own timeout; this is only for the case that it does not. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Set<Attempt.Outcome> NO_ERRORS =
      Set.of(Attempt.Outcome.OPEN, Attempt.Outcome.SKIPPED);

  private transient String url = "";
  private transient String transports = "";
  private transient String origin = "";
  private transient String protocol = PLAIN;
  private transient String stompHost = "";
  private transient String stompLogin = "";
  private transient String stompPasscode = "";
  private transient String stompHeaders = "";
  private transient String unreadLimit = "";
  private transient boolean discardUnread;

  /** Creates a sampler with default values. */
  public SockJsConnectSampler() {}

  @Override
  void run(SampleResult result) throws InterruptedException {
    URI target = Fields.url(url);
    String shown = RedactedUrl.of(target);
    result.setSamplerData("CONNECT " + shown);
    Duration timeout = Fields.millis("Timeout", getTimeout(), DEFAULT_CONNECT_TIMEOUT);
    Connection connection = newConnection();
    ManagedHeaders headers = new ManagedHeaders(headerManager());
    SockJsOptions options = options(timeout, headers, connection);
    result.setRequestHeaders(headers.describe());
    SockJs sock = TestClient.get().connect(target, options, connection);
    connection.started(sock);
    ThreadConnections.put(connection);
    boolean open = false;
    try {
      Deadline deadline = Deadline.after(timeout);
      awaitOpen(connection, timeout, result);
      if (connection.isStomp()) {
        StompConnect.run(connection, connectFrame(target), deadline, result);
      }
      open = true;
    } finally {
      if (!open) {
        sock.close();
        ThreadConnections.remove(connection);
      }
      result.sampleEnd();
      exchangeCookies(connection);
      addAttempts(connection.attempts(), result);
    }
  }

  private Connection newConnection() {
    if (!protocol.isBlank() && !protocol.equals(PLAIN) && !protocol.equals(STOMP)) {
      throw SampleFailure.badField(
          "Protocol must be \"" + PLAIN + "\" or \"" + STOMP + "\": \"" + protocol + "\"");
    }
    int limit = Fields.count("Unread messages", unreadLimit, DEFAULT_UNREAD_LIMIT);
    CookieManager cookies = cookieManager();
    return new Connection(
        connectionName(),
        protocol.equals(STOMP),
        limit,
        discardUnread,
        cookies == null ? null : new ConnectionCookies(cookies));
  }

  SockJsOptions options(Duration timeout, ManagedHeaders headers, Connection connection) {
    List<String> names = Fields.names(transports);
    SockJsOptionsBuilder options =
        SockJsOptions.builder()
            .connectTimeout(timeout)
            // A server that is slow under load is measured, not given up.
            .infoTimeout(timeout)
            // As long as the Close sampler waits by default.
            .closeLinger(DEFAULT_TIMEOUT)
            .transports(names);
    if (names.size() == 1) { // there is no other transport that needs time
      options.timeout(timeout);
    }
    headers.apply(options, origin);
    connection.cookies().ifPresent(options::cookieStore);
    return options.build();
  }

  private static void awaitOpen(Connection connection, Duration timeout, SampleResult result)
      throws InterruptedException {
    try {
      Connection.await(connection.sock().opened(), Deadline.after(timeout.plus(MARGIN)));
      result.connectEnd();
      result.latencyEnd();
      long tried = connection.attempts().size();
      String transport = connection.sock().transport().orElse("");
      result.setResponseMessage(
          "Opened with " + transport + (tried > 1 ? " after " + tried + " attempts" : ""));
    } catch (ExecutionException e) {
      throw ConnectFailures.of(causeOf(e));
    } catch (TimeoutException e) {
      throw new SampleFailure(
          SampleFailure.TIMEOUT, "The connection did not open in " + timeout.toMillis() + " ms");
    }
  }

  private StompFrame connectFrame(URI target) {
    StompFrame frame =
        new StompFrame("CONNECT", StompFields.headers(stompHeaders), "")
            .with("accept-version", "1.2,1.1")
            .with("heart-beat", "0,0")
            .with("host", stompHost.isBlank() ? target.getHost() : stompHost.strip());
    if (stompLogin.isEmpty()) {
      return frame;
    }
    return frame.with("login", stompLogin).with("passcode", stompPasscode);
  }

  /** Adds a sub-result for each attempt. They keep their names, the transports. */
  private static void addAttempts(List<Attempt> attempts, SampleResult result) {
    long start = result.getStartTime();
    for (Attempt attempt : attempts) {
      long end = start + attempt.time().toMillis();
      SampleResult sub = SampleResult.createTestSample(start, end);
      sub.setSampleLabel(attempt.transport());
      sub.setSuccessful(NO_ERRORS.contains(attempt.outcome()));
      sub.setResponseCode(
          attempt.status().isPresent()
              ? Integer.toString(attempt.status().getAsInt())
              : attempt.outcome().name());
      sub.setResponseMessage(attempt.toString());
      sub.setSamplerData(attempt.url().orElse(""));
      sub.setDataType(SampleResult.TEXT);
      sub.setThreadName(Thread.currentThread().getName());
      result.storeSubResult(sub, false);
      start = end;
    }
  }

  /**
   * Closes the connections of the thread if its next iteration is another user.
   *
   * @param event not used
   */
  @Override
  public void testIterationStart(LoopIterationEvent event) {
    if (!getThreadContext().getVariables().isSameUserOnNextIteration()) {
      ThreadConnections.closeAll();
    }
  }

  /** {@return the base URL of the SockJS endpoint} */
  public String getUrl() {
    return url;
  }

  /**
   * Sets the base URL of the SockJS endpoint.
   *
   * @param url such as {@code https://example.org/chat}; required
   */
  public void setUrl(@Nullable String url) {
    this.url = Fields.text(url);
  }

  /** {@return the transports to try, separated by commas; blank for the default order} */
  public String getTransports() {
    return transports;
  }

  /**
   * Sets the transports to try.
   *
   * @param transports the names in order, separated by commas; blank for websocket, xhr-streaming,
   *     eventsource, xhr-polling
   */
  public void setTransports(@Nullable String transports) {
    this.transports = Fields.text(transports);
  }

  /** {@return the {@code Origin} header; blank for none} */
  public String getOrigin() {
    return origin;
  }

  /**
   * Sets the {@code Origin} header of every request.
   *
   * @param origin such as {@code https://example.org}; blank for that of the header manager, or
   *     none
   */
  public void setOrigin(@Nullable String origin) {
    this.origin = Fields.text(origin);
  }

  /** {@return {@code SockJS messages} or {@code STOMP 1.2}} */
  public String getProtocol() {
    return protocol;
  }

  /**
   * Sets the protocol of the messages.
   *
   * @param protocol {@code STOMP 1.2}, or {@code SockJS messages}, the default
   */
  public void setProtocol(@Nullable String protocol) {
    this.protocol = Fields.text(protocol);
  }

  /** {@return the STOMP header {@code host}; blank for the host of the URL} */
  public String getStompHost() {
    return stompHost;
  }

  /**
   * Sets the STOMP header {@code host}.
   *
   * @param stompHost the virtual host of the broker; blank for the host of the URL
   */
  public void setStompHost(@Nullable String stompHost) {
    this.stompHost = Fields.text(stompHost);
  }

  /** {@return the STOMP header {@code login}; blank for none} */
  public String getStompLogin() {
    return stompLogin;
  }

  /**
   * Sets the STOMP header {@code login}.
   *
   * @param stompLogin the user; blank for none
   */
  public void setStompLogin(@Nullable String stompLogin) {
    this.stompLogin = Fields.text(stompLogin);
  }

  /** {@return the STOMP header {@code passcode}} */
  public String getStompPasscode() {
    return stompPasscode;
  }

  /**
   * Sets the STOMP header {@code passcode}, which is sent if there is a login. JMeter saves it as
   * plain text in the test plan; use a variable or a property for a real password.
   *
   * @param stompPasscode the password
   */
  public void setStompPasscode(@Nullable String stompPasscode) {
    this.stompPasscode = Fields.text(stompPasscode);
  }

  /** {@return further headers of the CONNECT frame} */
  public String getStompHeaders() {
    return stompHeaders;
  }

  /**
   * Sets further headers of the CONNECT frame.
   *
   * @param stompHeaders a {@code name:value} on each line
   */
  public void setStompHeaders(@Nullable String stompHeaders) {
    this.stompHeaders = Fields.text(stompHeaders);
  }

  /** {@return the most messages that wait to be read; blank for 1000} */
  public String getUnreadLimit() {
    return unreadLimit;
  }

  /**
   * Sets the most messages that wait to be read. Beyond it, or beyond 16 Mi characters, the oldest
   * messages are discarded.
   *
   * @param unreadLimit the number; blank for 1000
   */
  public void setUnreadLimit(@Nullable String unreadLimit) {
    this.unreadLimit = Fields.text(unreadLimit);
  }

  /** {@return true if messages beyond the limit are discarded without a failure} */
  public boolean isDiscardUnread() {
    return discardUnread;
  }

  /**
   * Sets how a discarded message is reported. By default, the next sample that reads fails with
   * code 507.
   *
   * @param discardUnread true to discard messages beyond the limit without a failure
   */
  public void setDiscardUnread(boolean discardUnread) {
    this.discardUnread = discardUnread;
  }
}
