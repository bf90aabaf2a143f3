/** What a server may do to a client, and a client to itself, and how every session is left. */
@NullMarked
package dev.sockjs.blackbox.bounds;

import org.jspecify.annotations.NullMarked;
