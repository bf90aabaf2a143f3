/**
 * SockJS frames: decoding what a server sends and quoting what the application sends. Text goes in
 * and values come out; nothing here does I/O. Every other room may use it.
 */
@NullMarked
package dev.sockjs.core.codec;

import org.jspecify.annotations.NullMarked;
