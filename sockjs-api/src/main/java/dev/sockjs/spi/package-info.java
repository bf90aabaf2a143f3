/**
 * The SPI for transports.
 *
 * <p><b>Rule.</b> A transport moves text and reports facts. It never reads frames, and it never
 * decides what a fact means. The engine does both: it decodes frames, chooses the next transport,
 * ends the session, and delivers messages to the application.
 *
 * <p><b>Writing a transport.</b> Implement {@link dev.sockjs.spi.TransportProvider}, {@link
 * dev.sockjs.spi.TransportFactory} and {@link dev.sockjs.spi.Transport}. Declare the provider as a
 * service twice: with {@code provides} in the module descriptor and with a file in {@code
 * META-INF/services}. Alternatively, pass it to {@link dev.sockjs.SockJsClientBuilder}. The
 * contract tests in {@code sockjs-testkit} check whether a transport follows the rules of this
 * package.
 *
 * <p><b>Life of a transport.</b>
 *
 * <ol>
 *   <li>While a connection waits for the server's info, the engine lets the transport that it will
 *       try first {@linkplain dev.sockjs.spi.TransportProvider#prepare prepare} itself.
 *   <li>Each client {@linkplain dev.sockjs.spi.TransportProvider#open opens} one factory for each
 *       transport, when it first considers the transport.
 *   <li>For each connection, the engine asks the factory's {@link
 *       dev.sockjs.spi.TransportFactory#eligibility} with the server's info and the {@link
 *       dev.sockjs.spi.TransportTarget}. A transport that is not eligible is skipped.
 *   <li>The engine calls {@link dev.sockjs.spi.TransportFactory#connect} with the {@link
 *       dev.sockjs.spi.TransportRequest} of one attempt. The method returns at once.
 *   <li>Before each HTTP request, the transport gets its headers from {@link
 *       dev.sockjs.spi.TransportRequest#headers}. After each response, it passes the cookies to
 *       {@link dev.sockjs.spi.TransportRequest#keepCookies}. It follows only the redirects that
 *       {@link dev.sockjs.spi.Redirect} permits.
 *   <li>When the server has accepted the upgrade or the first receiving request, the transport
 *       calls {@link dev.sockjs.spi.TransportListener#connected}. A transport that receives with
 *       several requests calls {@link dev.sockjs.spi.TransportListener#reopened} for each later
 *       one.
 *   <li>The transport passes each frame to {@link dev.sockjs.spi.TransportListener#frame}, and the
 *       engine passes messages to {@link dev.sockjs.spi.Transport#send}, one batch at a time. If
 *       the server is silent for long, the engine {@linkplain dev.sockjs.spi.Transport#probe
 *       probes} it; if that {@linkplain dev.sockjs.spi.Transport#isProbeSafe is not safe} with a
 *       server that sends heartbeats, only before it gives up.
 *   <li>The transport ends, by itself or after {@link dev.sockjs.spi.Transport#close}, and calls
 *       {@link dev.sockjs.spi.TransportListener#end} once, as its last call. The engine may {@link
 *       dev.sockjs.spi.Transport#abort} the transport at any time, and ignores it from then on.
 * </ol>
 *
 * <p><b>Demand.</b> A transport passes on only as many frames as {@link
 * dev.sockjs.spi.Transport#request} allowed. Without demand it stops reading, so that TCP slows
 * down the server, and it does not send its next receiving request. A transport that cannot stop
 * reading limits its buffer and ends with code 1008 when the buffer is full.
 *
 * <p><b>Polling too fast.</b> A transport that receives with several requests passes frames to
 * {@link dev.sockjs.spi.TransportListener#frameOfResponse}, which returns their {@link
 * dev.sockjs.spi.Progress}. It must not repeat requests without a pause if consecutive responses
 * bring no progress, and it ends with an excerpt of what came if that goes on, or at once if the
 * first text that arrives is not a frame.
 *
 * <p><b>HTTP transports.</b> A transport that receives with HTTP requests and sends with others
 * meets servers and proxies with habits of their own:
 *
 * <ul>
 *   <li><i>Never resend.</i> A request without a response may have reached the server. Sent again,
 *       it delivers its messages twice. So a batch is sent once, and the transport ends if there is
 *       no response. Some HTTP libraries repeat requests by themselves; turn that off.
 *   <li><i>Content type.</i> {@code xhr_send} has {@code Content-Type: text/plain;charset=UTF-8}
 *       and a {@code Content-Length}. Some servers refuse other types, or read the body as Latin-1
 *       without the charset. The content type of responses means nothing.
 *   <li><i>Response to a send.</i> 200 and 204 are success. The body is empty, or {@code ok}. With
 *       any other body, such as a login page, something else has responded and the messages were
 *       not delivered. Any other status ends the transport in phase {@code SEND}, before the stage
 *       of the send fails.
 *   <li><i>Response to a receiving request.</i> Any status other than 200 ends the transport with
 *       that status: in phase {@code REQUEST} for the first request, in {@code RECEIVE} for a later
 *       one.
 *   <li><i>Cookies.</i> Pass on the cookies of every response, also of redirects and refusals: a
 *       balancer may set its cookie on any of them.
 *   <li><i>Cut frames.</i> A response may end inside a frame, that is, before its line end. Never
 *       pass such text on as a frame. Do not send the next request either: what was cut off is
 *       lost. The transport ends, with the text as {@linkplain
 *       dev.sockjs.spi.TransportEnd#withPartialFrame partial frame}.
 *   <li><i>Missing last chunks.</i> sockjs-servlet closes the connection in place of the last chunk
 *       of every response. A poll is complete once its one frame has come, so its transport goes
 *       on. In a stream, the end may hide that frames were lost; end the transport unless complete
 *       responses of the same server have ended like that. After a reset, and within a {@code
 *       Content-Length}, always end it.
 *   <li><i>Backoff.</i> A server or proxy may respond at once and bring nothing, again and again.
 *       The built-in transports do not wait after the first three responses without progress, then
 *       pause for 100 ms, 200 ms and so on, and end after the tenth.
 *   <li><i>Malformed UTF-8.</i> Replace malformed bytes with U+FFFD, as browsers do. A character
 *       may be split between two reads, so decode with one decoder for each response.
 *   <li><i>Connections that close unannounced.</i> Vert.x closes the connection after each
 *       receiving request without {@code Connection: close}. The next request on that connection is
 *       lost, and must not be repeated if it is a send. So receiving and sending requests never
 *       share pooled connections, and receiving requests reuse one only if the server is known to
 *       keep it. With an HTTP client that has one pool, use two clients, or send {@code Connection:
 *       close} with receiving requests. For sending requests, keep idle connections for less than 5
 *       s, after which Node.js closes them.
 *   <li><i>HTTP/2.</i> Do not offer an upgrade from HTTP/1.1 ({@code h2c}): it crashes sockjs-node.
 *       The JDK's HTTP client does so unless its version is set to HTTP/1.1.
 *   <li><i>Compression.</i> Do not ask for it, because a compressor holds back frames. {@link
 *       dev.sockjs.spi.ContentCodings} recognizes responses that are compressed nevertheless.
 * </ul>
 *
 * <p>{@code HttpTransportContract} in {@code sockjs-testkit} tests most of this. The example {@code
 * sockjs-example-jdk-polling} is a complete transport over the JDK's HTTP client.
 *
 * <p><b>Reporting the end.</b> A {@link dev.sockjs.spi.TransportEnd} has one of two {@linkplain
 * dev.sockjs.spi.EndKind kinds}, the phase, and the following facts if they are known:
 *
 * <ul>
 *   <li>The HTTP status, if it ended the transport. For a proxy that refuses the connection, this
 *       is the status of the proxy's response, in phase {@code PROXY}.
 *   <li>The code and reason of the peer's CLOSE.
 *   <li>The code 1009 for a frame that is too long, and 1008 for a buffer that is full.
 *   <li>The text of a frame that was cut off. The engine accepts a complete close frame there.
 *   <li>The cause, without {@linkplain dev.sockjs.spi.Causes#unwrap wrappers}.
 * </ul>
 *
 * <p>Before the session is open, the engine tries the next transport after any end, with three
 * exceptions: the certificate or host name could not be verified, the proxy refused the
 * credentials, or the headers could not be supplied. Then connecting fails, because every transport
 * would fail. In an open session, {@code FAILED} ends the connection with 1006 or the code of the
 * end, and {@code CLOSED} with the peer's code, or 1006 without one.
 *
 * <p><b>Threads.</b> The engine calls a transport on any thread, including the transport's own
 * network threads and from within calls to the listener. So no method of {@link
 * dev.sockjs.spi.Transport} may block. A transport calls its listener on any thread, but calls must
 * not overlap; {@link dev.sockjs.spi.SerialListener} takes care of that. Work that blocks runs on
 * {@link dev.sockjs.spi.ClientContext#blocking()}, delays use {@link
 * dev.sockjs.spi.ClientContext#scheduler()}. Resources that several transports of a client need,
 * such as an HTTP client, are {@linkplain dev.sockjs.spi.ClientContext#shared shared}.
 *
 * <p><b>Secrets.</b> URLs have no user info, but their query may contain tokens. Headers are for
 * the given URL only; send them nowhere else. Values of headers, credentials of the proxy and
 * results of {@link dev.sockjs.spi.BasicAuthentication} must not appear in messages, causes or
 * logs, and URLs appear there only as {@link dev.sockjs.spi.RedactedUrl}. Some HTTP libraries print
 * whole requests in their exceptions; replace such exceptions.
 *
 * <p><b>Text of the server.</b> A reason that quotes the server quotes it as {@link
 * dev.sockjs.spi.EscapedText}. The reason of the peer's CLOSE is passed on unchanged.
 */
@NullMarked
package dev.sockjs.spi;

import org.jspecify.annotations.NullMarked;
