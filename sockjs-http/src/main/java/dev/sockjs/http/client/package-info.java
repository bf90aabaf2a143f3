/**
 * Jetty's HttpClient as the transports use it: settings, TLS, proxies, connection pools, and the
 * policy for reusing connections.
 */
@NullMarked
package dev.sockjs.http.client;

import org.jspecify.annotations.NullMarked;
