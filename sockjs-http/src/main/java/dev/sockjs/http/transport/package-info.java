/**
 * One SockJS connection over HTTP. {@code HttpTransport} owns a {@code Receiver}, which sends one
 * receiving request after the other, and a {@code Sender}.
 */
@NullMarked
package dev.sockjs.http.transport;

import org.jspecify.annotations.NullMarked;
