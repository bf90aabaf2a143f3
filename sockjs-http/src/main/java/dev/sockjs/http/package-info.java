/**
 * The one engine under all HTTP transports. A transport is a row of a table, {@link
 * dev.sockjs.http.spec.HttpTransportSpec}; everything that is not in that row is written here,
 * once.
 *
 * <p><b>From the top down.</b> {@link dev.sockjs.http.HttpTransportProvider} is the service; its
 * factory makes one {@code HttpTransport} for each connection, whose halves are a {@code Receiver}
 * (the loop of receiving requests, with a {@link dev.sockjs.http.decode.FrameDecoder} for each
 * answer) and a {@code Sender}; an {@code IframePage} may come before both. All make their requests
 * through the connection's {@code RequestFactory}, which knows what its {@link
 * dev.sockjs.http.spec.BrowsingContext} allows, as an {@code HttpExchange} (headers, cookies, one
 * redirect, the way back into the transport) on the client's one {@code TransportHttpClient}, which
 * holds Jetty's HttpClient and the {@code ConnectionReusePolicy}. {@code ExchangeFailures} says
 * what a status or an exception means.
 *
 * <p><b>Threads.</b> All state of one connection is confined to its {@code SerialExecutor}: a queue
 * whose tasks never overlap. Whatever happens (a call from the engine, an event from Jetty, a
 * timer, a stage) becomes a turn; the listener is called in turns and nowhere else. A connection
 * has no lock.
 */
@NullMarked
package dev.sockjs.http;

import org.jspecify.annotations.NullMarked;
