/**
 * Decoders that find the frames in a response body. They do no I/O, accept bytes that are split
 * anywhere, and never buffer more than the longest frame that is allowed.
 */
@NullMarked
package dev.sockjs.http.decode;

import org.jspecify.annotations.NullMarked;
