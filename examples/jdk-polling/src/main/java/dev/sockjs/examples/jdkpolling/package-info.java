/**
 * A complete SockJS transport to start from: polling over the JDK's HTTP client. It needs {@code
 * sockjs-api} and the JDK alone, and passes every contract of {@code sockjs-testkit}.
 *
 * <ol>
 *   <li>{@link dev.sockjs.examples.jdkpolling.JdkPollingProvider} announces the transport.
 *   <li>{@link dev.sockjs.examples.jdkpolling.JdkPollingFactory} applies the settings of one client
 *       to its HTTP clients.
 *   <li>{@link dev.sockjs.examples.jdkpolling.JdkPollingTransport} is one connection. It has a
 *       {@link dev.sockjs.examples.jdkpolling.Receiver} and a {@link
 *       dev.sockjs.examples.jdkpolling.Sender}.
 *   <li>{@link dev.sockjs.examples.jdkpolling.Exchange} is one request and its response, which
 *       {@link dev.sockjs.examples.jdkpolling.LineBody} reads.
 * </ol>
 *
 * <p>The built-in {@code xhr-polling} can do more: HTTP/2, SOCKS proxies, host names with
 * underscores, and connections that are kept between polls where the server allows it.
 */
@NullMarked
package dev.sockjs.examples.jdkpolling;

import org.jspecify.annotations.NullMarked;
