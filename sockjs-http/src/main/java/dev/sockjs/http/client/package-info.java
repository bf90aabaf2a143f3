/**
 * Jetty's HttpClient as the transports use it: its settings, TLS, proxy, connection pools, and
 * which servers keep connections open after a receiving request.
 */
@NullMarked
package dev.sockjs.http.client;

import org.jspecify.annotations.NullMarked;
