/**
 * The engine: it asks a server for its info, negotiates a transport and runs the session over it.
 * Applications meet it as a service only; its public classes are public for {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package dev.sockjs.core;

import org.jspecify.annotations.NullMarked;
