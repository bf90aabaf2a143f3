package dev.sockjs.jmeter;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.jmeter.protocol.http.control.CookieManager;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.samplers.AbstractSampler;
import org.apache.jmeter.samplers.Entry;
import org.apache.jmeter.samplers.Interruptible;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.testbeans.TestBean;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestStateListener;
import org.apache.jmeter.testelement.ThreadListener;
import org.jspecify.annotations.Nullable;

/**
 * The base of the SockJS samplers: the name of the connection, the timeout, and the life of
 * connections and of the client.
 *
 * <p>A sampler is a test bean. JMeter copies the fields of the test plan into its properties before
 * each sample. A blank field has its default. A wrong value does not stop the test: the sample
 * fails with code 400 and a message that quotes the value. The message does not quote a URL that
 * cannot be parsed or a line of STOMP headers, because they may contain secrets. The fields are
 * transient, because a plan that travels to remote servers has the properties.
 *
 * <p><b>Threads.</b> JMeter has a copy of the sampler for each of its threads, and calls it on that
 * thread only, except {@link #interrupt()}.
 */
public abstract class SockJsSampler extends AbstractSampler
    implements TestBean, Interruptible, ThreadListener, TestStateListener {
  @Serial private static final long serialVersionUID = 1L;

  /** The default of {@link #setTimeout}: 10 s. */
  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private static final String SUCCESS = "200";

  private transient String connection = "";
  private transient String timeout = "";
  private transient @Nullable HeaderManager headerManager;
  private transient @Nullable CookieManager cookieManager;

  /** The thread that waits in {@link #sample}; guarded by this object, as the next one. */
  private transient @Nullable Thread sampling;

  private transient boolean interrupted;

  /** Creates a sampler with default values. */
  SockJsSampler() {}

  /**
   * Runs the sampler.
   *
   * @param result receives the details; code 200 and success are set afterwards
   * @throws SampleFailure if the sample has no success
   * @throws InterruptedException if JMeter interrupted the wait
   */
  abstract void run(SampleResult result) throws InterruptedException;

  /**
   * Takes one sample.
   *
   * @param entry not used
   * @return the result, never null; its code is 200, or the reason of the failure
   */
  @Override
  public final SampleResult sample(@Nullable Entry entry) {
    SampleResult result = new SampleResult();
    result.setSampleLabel(getName());
    result.setDataType(SampleResult.TEXT);
    result.setDataEncoding(StandardCharsets.UTF_8.name());
    begin();
    result.sampleStart();
    try {
      run(result);
      result.setResponseCode(
          result.getResponseCode().isEmpty() ? SUCCESS : result.getResponseCode());
      result.setSuccessful(true);
    } catch (SampleFailure e) {
      fail(result, e.code(), e.message());
    } catch (IllegalArgumentException e) {
      fail(result, SampleFailure.BAD_FIELD, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      fail(result, "Interrupted", "JMeter interrupted the sampler");
      keepInterruptOfThread();
    } finally {
      if (result.getEndTime() == 0) {
        result.sampleEnd();
      }
      end();
    }
    return result;
  }

  private static void fail(SampleResult result, String code, String message) {
    result.setSuccessful(false);
    result.setResponseCode(code);
    result.setResponseMessage(message);
  }

  private synchronized void begin() {
    sampling = Thread.currentThread();
    interrupted = false;
  }

  /** Removes an interrupt that arrived after the wait. */
  private synchronized void end() {
    sampling = null;
    if (interrupted) {
      Thread.interrupted();
    }
  }

  private synchronized void keepInterruptOfThread() {
    if (!interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the wait of a sample that is running; its result is a failure. JMeter calls this when a
   * test is stopped at once, and for the Sample Timeout pre-processor.
   *
   * @return true if a sample was running
   */
  @Override
  public final synchronized boolean interrupt() {
    if (sampling == null) {
      return false;
    }
    interrupted = true;
    sampling.interrupt();
    return true;
  }

  /** Returns the connection of the field, with the newest cookies of the thread. */
  final Connection requireConnection() {
    Connection found = ThreadConnections.get(connectionName());
    exchangeCookies(found);
    return found;
  }

  final void exchangeCookies(Connection used) {
    used.cookies().ifPresent(cookies -> cookies.exchange(cookieManager));
  }

  final String connectionName() {
    return connection.isBlank() ? "default" : connection.strip();
  }

  final Deadline deadline() {
    return Deadline.after(Fields.millis("Timeout", timeout, DEFAULT_TIMEOUT));
  }

  final @Nullable HeaderManager headerManager() {
    return headerManager;
  }

  final @Nullable CookieManager cookieManager() {
    return cookieManager;
  }

  /** Returns the cause of a stage that failed. */
  static Throwable causeOf(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  /**
   * Takes the managers in the scope of the sampler. Several header managers are merged, as for the
   * HTTP samplers.
   *
   * @param element an element of the test plan
   */
  @Override
  public void addTestElement(TestElement element) {
    if (element instanceof HeaderManager headers) {
      headerManager = headerManager == null ? headers : headerManager.merge(headers);
    } else if (element instanceof CookieManager cookies) {
      cookieManager = cookies;
    } else {
      super.addTestElement(element);
    }
  }

  @Override
  public void clearTestElementChildren() {
    headerManager = null;
    cookieManager = null;
  }

  @Override
  public void threadStarted() {}

  /** Closes the connections of the thread in order, without waiting. */
  @Override
  public void threadFinished() {
    ThreadConnections.closeAll();
  }

  @Override
  public void testStarted() {}

  @Override
  public void testStarted(String host) {}

  /** Closes the client of the test. Waits for its connections, at most 10 s. */
  @Override
  public void testEnded() {
    TestClient.close();
  }

  @Override
  public void testEnded(String host) {
    TestClient.close();
  }

  /** {@return the name of the connection; blank for {@code default}} */
  public String getConnection() {
    return connection;
  }

  /**
   * Sets the name of the connection. A thread with several connections gives each a name.
   *
   * @param connection the name; blank for {@code default}
   */
  public void setConnection(@Nullable String connection) {
    this.connection = Fields.text(connection);
  }

  /** {@return the timeout of the sample in milliseconds; blank for the default} */
  public String getTimeout() {
    return timeout;
  }

  /**
   * Sets the timeout of the whole sample.
   *
   * @param timeout the milliseconds, from 1 to a day; blank for 10000, or 60000 to connect
   */
  public void setTimeout(@Nullable String timeout) {
    this.timeout = Fields.text(timeout);
  }
}
