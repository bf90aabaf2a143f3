package dev.sockjs.spring;

import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The properties of a session that are known before it opens.
 *
 * @param handshakeHeaders the headers that the application gave
 * @param sendTimeLimit how long a message waits for room in the send buffer
 * @param maxMessageSize the longest message that the connection receives, in UTF-16 units
 */
record SessionSettings(
    SessionId id,
    HttpHeaders handshakeHeaders,
    @Nullable Principal principal,
    Duration sendTimeLimit,
    int maxMessageSize) {}
