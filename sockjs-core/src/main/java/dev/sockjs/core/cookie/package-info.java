/**
 * An RFC 6265 cookie store in memory. It keeps cookie values as opaque text, and it looks up {@code
 * ws} and {@code wss} URLs as {@code http} and {@code https}.
 */
@NullMarked
package dev.sockjs.core.cookie;

import org.jspecify.annotations.NullMarked;
