package dev.sockjs.testkit.contract;

/**
 * Tests that every transport must pass: the rules of {@link dev.sockjs.spi}, whatever the server. A
 * test class implements this interface and names the transport and the server:
 *
 * <pre>{@code
 * final class PigeonTransportTest implements TransportContract {
 *
 *   @Override
 *   public TransportProvider provider() {
 *     return new PigeonTransportProvider();
 *   }
 *
 *   @Override
 *   public ContractServer server() {
 *     return new PigeonServer();
 *   }
 * }
 * }</pre>
 *
 * <p>The tests call the SPI directly, without an engine, and cover edge cases that an engine seldom
 * reaches. Every test also fails as soon as the transport breaks a rule of {@link
 * dev.sockjs.spi.TransportListener}.
 *
 * <p>{@link FloodContract} tests more, with a server that can do more. {@link ObservedContract},
 * {@link SettingsContract} and {@link HttpTransportContract} bring servers of their own. A
 * published transport should pass all that apply to it.
 */
public interface TransportContract
    extends ConnectContract,
        HeadersContract,
        TrafficContract,
        DemandContract,
        EndContract,
        AbortContract {}
