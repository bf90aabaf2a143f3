/** HTTP/2 on Jetty's HTTP/2 client. */
@NullMarked
package dev.sockjs.http2;

import org.jspecify.annotations.NullMarked;
