/**
 * The table of HTTP transports: one {@link dev.sockjs.http.spec.HttpTransportSpec} for each. A row
 * says how a transport receives, how it sends, and where a browser would run it.
 */
@NullMarked
package dev.sockjs.http.spec;

import org.jspecify.annotations.NullMarked;
