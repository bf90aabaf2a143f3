/**
 * Guarantees of docs/reliability.md for sessions that end, and for servers that fail, on the wire.
 */
@NullMarked
package dev.sockjs.blackbox.reliability;

import org.jspecify.annotations.NullMarked;
