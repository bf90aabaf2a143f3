/**
 * SockJS frames: decodes what a server sends and quotes what the application sends. Text goes in
 * and values come out; this package does no I/O. Every other package may use it.
 */
@NullMarked
package dev.sockjs.core.codec;

import org.jspecify.annotations.NullMarked;
