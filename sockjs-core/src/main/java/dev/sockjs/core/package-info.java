/**
 * The engine behind {@link dev.sockjs.SockJsClient}. {@link dev.sockjs.core.CoreClient} makes one
 * {@code session.CoreSession} for each connection and keeps what the sessions of a client share.
 *
 * <p>The packages are rooms, and their dependencies point one way: {@code core -> session ->
 * connect -> info, discovery, liveness -> request, cookie -> codec, concurrent}.
 */
@NullMarked
package dev.sockjs.core;

import org.jspecify.annotations.NullMarked;
