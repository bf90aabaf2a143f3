/** Frames of STOMP 1.2 as text and as values. Nothing in this package does I/O. */
@NullMarked
package dev.sockjs.cli.stomp;

import org.jspecify.annotations.NullMarked;
