/** Bounds on time, memory and requests, which hold for any server, and the cleanup of sessions. */
@NullMarked
package dev.sockjs.blackbox.bounds;

import org.jspecify.annotations.NullMarked;
