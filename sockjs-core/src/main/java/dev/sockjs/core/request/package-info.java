/**
 * The URLs and headers of one connection's requests. {@code SessionUrls} builds every URL, and
 * {@code RequestHeaders} is the one place that decides which headers an origin gets.
 */
@NullMarked
package dev.sockjs.core.request;

import org.jspecify.annotations.NullMarked;
