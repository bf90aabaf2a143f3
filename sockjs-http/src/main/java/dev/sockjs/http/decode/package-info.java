/**
 * Finds frames in the bytes of a response body. Decoders take bytes cut anywhere, do no I/O, and
 * never hold more than the longest frame that is allowed.
 */
@NullMarked
package dev.sockjs.http.decode;

import org.jspecify.annotations.NullMarked;
