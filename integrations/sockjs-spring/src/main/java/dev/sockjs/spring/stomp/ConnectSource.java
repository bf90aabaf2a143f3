package dev.sockjs.spring.stomp;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** Where each attempt gets its URL and its headers. */
record ConnectSource(
    Supplier<URI> url,
    Supplier<WebSocketHttpHeaders> handshakeHeaders,
    Supplier<StompHeaders> connectHeaders) {}
