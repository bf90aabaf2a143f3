/**
 * What a transport implements.
 *
 * <p><b>Writing a transport.</b> Implement {@link dev.sockjs.spi.TransportProvider}, declare it as
 * a service (both {@code provides} in the module descriptor and a file in {@code
 * META-INF/services}), and it takes part in the negotiation like the built-in ones. For each client
 * the provider opens one {@link dev.sockjs.spi.TransportFactory}; for each attempt to connect, the
 * factory starts one {@link dev.sockjs.spi.Transport} and tells a {@link
 * dev.sockjs.spi.TransportListener} what happens. A transport moves text and reports facts. What
 * those mean (the next transport, the end of the session, messages for the application) is decided
 * by the engine, in one place.
 *
 * <p><b>The life of a transport.</b>
 *
 * <ol>
 *   <li>The engine asks {@link dev.sockjs.spi.TransportFactory#eligibility}, then calls {@link
 *       dev.sockjs.spi.TransportFactory#connect}, which returns at once.
 *   <li>The transport asks {@link dev.sockjs.spi.TransportRequest#headers} for the headers of each
 *       request, connects, and calls {@link dev.sockjs.spi.TransportListener#connected}.
 *   <li>As far as {@link dev.sockjs.spi.Transport#request} allows, it passes frames to {@link
 *       dev.sockjs.spi.TransportListener#frame}. It never looks into them.
 *   <li>The engine calls {@link dev.sockjs.spi.Transport#send} with batches, one at a time.
 *   <li>Whatever ends the transport, it calls {@link dev.sockjs.spi.TransportListener#end} once,
 *       and nothing after it. The engine may {@link dev.sockjs.spi.Transport#abort} at any time.
 * </ol>
 *
 * <p><b>Threads.</b> The engine may call a transport from any thread, network threads of the
 * transport itself included, so no method of {@link dev.sockjs.spi.Transport} may block. A
 * transport may call its listener from any thread, as long as calls do not overlap. Work that has
 * to block runs on {@link dev.sockjs.spi.ClientContext#blocking()}.
 *
 * <p><b>Secrets.</b> URLs that a transport gets have no user info; headers that it gets for a URL
 * are those that may go to that URL's origin. Wherever a URL is shown, it goes through {@link
 * dev.sockjs.spi.RedactedUrl}.
 */
@NullMarked
package dev.sockjs.spi;

import org.jspecify.annotations.NullMarked;
