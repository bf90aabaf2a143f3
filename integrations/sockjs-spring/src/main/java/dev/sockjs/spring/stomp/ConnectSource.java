package dev.sockjs.spring.stomp;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** Supplies the URL and the headers of each attempt. */
record ConnectSource(
    Supplier<URI> url,
    Supplier<WebSocketHttpHeaders> handshakeHeaders,
    Supplier<StompHeaders> connectHeaders) {}
