/** Spring's SockJsClient and this client side by side, in the same situations. */
@NullMarked
package dev.sockjs.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
