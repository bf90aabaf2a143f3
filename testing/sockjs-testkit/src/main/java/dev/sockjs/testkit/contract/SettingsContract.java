package dev.sockjs.testkit.contract;

/**
 * Tests that a transport applies the settings of its client to every request: TLS, the proxy,
 * cookies and headers. A transport that ignores one of them connects where it must not, or sends
 * secrets to others. A test class names only the transport; the servers and proxies are a part of
 * the test kit, and serve every transport of the SockJS protocol:
 *
 * <pre>{@code
 * final class PigeonSettingsTest implements SettingsContract {
 *
 *   @Override
 *   public TransportProvider provider() {
 *     return new PigeonTransportProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>A transport that does not support a kind of proxy passes if its factory {@linkplain
 * dev.sockjs.spi.TransportFactory#eligibility refuses} it.
 */
public interface SettingsContract extends TlsContract, ProxyContract, RequestContract {}
