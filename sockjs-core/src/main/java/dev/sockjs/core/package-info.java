/**
 * The engine that implements {@link dev.sockjs.SockJsClient}. {@link dev.sockjs.core.CoreClient}
 * creates one {@code session.CoreSession} for each connection and owns the objects that its
 * sessions share.
 *
 * <p>The dependencies of the packages point one way: {@code core -> session, flight -> connect ->
 * info, discovery, liveness -> request, cookie, observe -> codec, concurrent}.
 */
@NullMarked
package dev.sockjs.core;

import org.jspecify.annotations.NullMarked;
