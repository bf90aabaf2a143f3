/**
 * An RFC 6265 cookie store in memory. It keeps cookie values as opaque text, and it treats {@code
 * ws} and {@code wss} URLs like {@code http} and {@code https}. It depends on no other package of
 * the engine.
 */
@NullMarked
package dev.sockjs.core.cookie;

import org.jspecify.annotations.NullMarked;
