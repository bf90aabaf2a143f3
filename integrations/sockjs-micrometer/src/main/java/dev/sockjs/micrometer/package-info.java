/** Meters of Micrometer for the counters of {@link dev.sockjs.SockJsClient}. */
@NullMarked
package dev.sockjs.micrometer;

import org.jspecify.annotations.NullMarked;
