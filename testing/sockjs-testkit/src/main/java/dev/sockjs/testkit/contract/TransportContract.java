package dev.sockjs.testkit.contract;

/**
 * What every transport has to pass, whichever its server: the promises of {@link dev.sockjs.spi},
 * as tests. A test class implements it, and says what to examine and against which server:
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
 *   public ContractPeer server() {
 *     return new PigeonLoft();
 *   }
 * }
 * }</pre>
 *
 * <p>No engine is involved; the tests call the SPI as an engine would, at its most awkward. A test
 * fails the moment a rule of {@link dev.sockjs.spi.TransportListener} is broken, whatever it is
 * about.
 *
 * <p>Beside this there are {@link FloodContract} and {@link ObservedContract}, for whoever has a
 * server that can do what they ask for. A transport for the public should pass all three.
 */
public interface TransportContract
    extends ConnectContract,
        HeadersContract,
        TrafficContract,
        DemandContract,
        EndContract,
        AbortContract {}
