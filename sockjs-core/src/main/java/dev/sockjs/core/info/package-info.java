/**
 * The {@code /info} request that begins every connection. {@code InfoReceiver} sends it through an
 * {@code InfoRequester}, and {@code InfoParser} parses the response. {@code JdkInfoRequester} is
 * the requester that needs no other library.
 */
@NullMarked
package dev.sockjs.core.info;

import org.jspecify.annotations.NullMarked;
