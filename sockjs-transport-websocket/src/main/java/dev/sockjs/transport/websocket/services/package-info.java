/** The providers that {@link java.util.ServiceLoader} finds, one class for each transport. */
@NullMarked
package dev.sockjs.transport.websocket.services;

import org.jspecify.annotations.NullMarked;
