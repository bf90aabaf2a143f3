/**
 * One request and its response: headers, cookies, one redirect, and failures. Everything that
 * happens to a connection runs on its {@code SerialExecutor}.
 */
@NullMarked
package dev.sockjs.http.exchange;

import org.jspecify.annotations.NullMarked;
