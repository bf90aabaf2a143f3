/**
 * The code that all HTTP transports share. An {@link dev.sockjs.http.spec.HttpTransportSpec}
 * describes what is special about one transport.
 *
 * <p><b>From the top down.</b> {@link dev.sockjs.http.HttpTransportProvider} is the service. Its
 * factory makes one {@code HttpTransport} for each connection. A transport has a {@code Receiver},
 * which sends one receiving request after the other and has a {@link
 * dev.sockjs.http.decode.FrameDecoder} for each response, and a {@code Sender}. An {@code
 * IframePage} may be loaded before both start. They start their requests with the {@code
 * RequestFactory} of the connection, which knows its {@link dev.sockjs.http.spec.BrowsingContext}.
 * Each request is an {@code HttpExchange}: headers, cookies, one redirect, and the events of the
 * response. All go over the {@code TransportHttpClient}, which holds Jetty's HttpClient and the
 * {@code ConnectionReusePolicy}. {@code ExchangeFailures} says what a status or an exception means.
 *
 * <p><b>Packages.</b> Dependencies point one way: {@code http -> transport -> exchange -> client,
 * spec -> decode}.
 *
 * <p><b>Threads.</b> Each connection has a {@code SerialExecutor}, whose tasks never overlap. Calls
 * from the engine, events from Jetty, timers and completed stages all become tasks. Only tasks use
 * the state of the connection and call its listener, so the state needs no lock.
 */
@NullMarked
package dev.sockjs.http;

import org.jspecify.annotations.NullMarked;
