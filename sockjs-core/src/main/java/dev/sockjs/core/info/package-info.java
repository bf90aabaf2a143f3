/**
 * The {@code /info} request that begins every connection. {@code InfoReceiver} sends it through an
 * {@code InfoRequester}, and {@code InfoParser} reads the response. {@code JdkInfoRequester} is the
 * requester that works without any other library.
 */
@NullMarked
package dev.sockjs.core.info;

import org.jspecify.annotations.NullMarked;
