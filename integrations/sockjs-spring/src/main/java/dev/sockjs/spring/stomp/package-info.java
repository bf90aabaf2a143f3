/**
 * STOMP sessions that connect again after a failure. Start with {@link
 * dev.sockjs.spring.stomp.ReconnectingStompSession}.
 */
@org.jspecify.annotations.NullMarked
package dev.sockjs.spring.stomp;
