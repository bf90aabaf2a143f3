/**
 * The connect, from the info request to the first open frame. {@code ConnectSequence} drives one
 * connect, {@code Negotiation} chooses the transports to try, and {@code AttemptConnection} is one
 * attempt with one of them.
 */
@NullMarked
package dev.sockjs.core.connect;

import org.jspecify.annotations.NullMarked;
