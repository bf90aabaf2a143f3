/**
 * Contract tests for transports. Start here to test a transport of your own.
 *
 * <p>{@link dev.sockjs.testkit.contract.TransportContract} turns the rules of {@link
 * dev.sockjs.spi} into JUnit tests. A test class implements it and provides two things: the
 * transport's {@linkplain dev.sockjs.spi.TransportProvider provider}, and a {@linkplain
 * dev.sockjs.testkit.contract.ContractServer server} that the transport can reach.
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
 *     return new PigeonServer(); // implements echo(), closing() and close()
 *   }
 * }
 * }</pre>
 *
 * <p>A transport that speaks to ordinary SockJS servers can run against the embedded server of the
 * module {@code dev.sockjs.testserver}:
 *
 * <pre>{@code
 * SockJsTestServer server = SockJsTestServer.start();
 * return ContractServer.Flooding.of(server::uri, server::close);
 * }</pre>
 *
 * <p>Four more contracts test what needs other servers. A transport that is published should pass
 * all that apply to it. One test class may implement all of them.
 *
 * <ul>
 *   <li>{@link dev.sockjs.testkit.contract.FloodContract} tests back-pressure. It needs a {@link
 *       dev.sockjs.testkit.contract.ContractServer.Flooding}, which sends faster than the client
 *       reads.
 *   <li>{@link dev.sockjs.testkit.contract.ObservedContract} tests what a server sees: headers,
 *       cookies, and connections that end on close and abort. By default its server is {@link
 *       dev.sockjs.testkit.contract.ObservingServer#scripted()}, which serves every transport of
 *       the SockJS protocol.
 *   <li>{@link dev.sockjs.testkit.contract.SettingsContract} tests that the settings of the client
 *       apply to every request: TLS, proxies, cookies, headers. It brings its own servers.
 *   <li>{@link dev.sockjs.testkit.contract.HttpTransportContract} tests transports that receive
 *       with HTTP requests and send with others: refused and redirected requests, cut responses,
 *       demand, probes. It needs only the suffixes of their URLs.
 * </ul>
 *
 * <p>Override {@code context()}, {@code request(URI)} and {@code timeout()} of a contract to set
 * client settings, options of the transport, or a longer wait. If a transport cannot pass one of
 * the tests, override that test with {@code @Test @Disabled("the reason")}, so that reports show
 * it.
 *
 * <p>{@link dev.sockjs.testkit.contract.TestClientContext} and {@link
 * dev.sockjs.testkit.contract.TestTransportRequest} stand in for the engine. Use them in further
 * tests of a transport, with a {@link dev.sockjs.testkit.recorder.RecordingTransportListener
 * RecordingTransportListener} and a {@link dev.sockjs.testkit.server.ScriptedServer
 * ScriptedServer}.
 */
@NullMarked
package dev.sockjs.testkit.contract;

import org.jspecify.annotations.NullMarked;
