/**
 * Sessions that connect again after a failure. Start with {@link
 * dev.sockjs.reconnect.ReconnectingSockJs}.
 */
@org.jspecify.annotations.NullMarked
package dev.sockjs.reconnect;
