/**
 * The description of an HTTP transport: one {@link dev.sockjs.http.spec.HttpTransportSpec} for each
 * transport says how it receives, how it sends, and where a browser would run it.
 */
@NullMarked
package dev.sockjs.http.spec;

import org.jspecify.annotations.NullMarked;
