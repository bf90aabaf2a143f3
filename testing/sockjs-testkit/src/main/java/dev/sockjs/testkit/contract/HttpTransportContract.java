package dev.sockjs.testkit.contract;

/**
 * Tests for transports that receive with HTTP requests and send with others, as the section "HTTP
 * transports" of {@link dev.sockjs.spi} describes. A test class names the transport and the
 * suffixes of its URLs; the server is a part of the test kit:
 *
 * <pre>{@code
 * final class PigeonPollingTest implements HttpTransportContract {
 *
 *   @Override
 *   public TransportProvider provider() {
 *     return new PigeonPollingProvider();
 *   }
 *
 *   @Override
 *   public String receiveSuffix() {
 *     return "xhr";
 *   }
 * }
 * }</pre>
 *
 * <p>The server refuses requests, redirects them, cuts responses and ends connections. A transport
 * that misreads any of this loses messages, delivers them twice, or never ends.
 */
public interface HttpTransportContract
    extends HttpReceiveContract, HttpSendContract, HttpRedirectContract {}
