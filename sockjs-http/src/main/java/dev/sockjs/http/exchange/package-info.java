/**
 * One request and its response: headers, cookies, one redirect, and failures. All events of a
 * connection run on its {@code SerialExecutor}.
 */
@NullMarked
package dev.sockjs.http.exchange;

import org.jspecify.annotations.NullMarked;
