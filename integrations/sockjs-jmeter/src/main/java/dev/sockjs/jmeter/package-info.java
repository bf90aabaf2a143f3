/**
 * Samplers of Apache JMeter for SockJS: {@linkplain dev.sockjs.jmeter.SockJsConnectSampler
 * connect}, {@linkplain dev.sockjs.jmeter.SockJsSendSampler send}, {@linkplain
 * dev.sockjs.jmeter.SockJsReadSampler read}, {@linkplain dev.sockjs.jmeter.SockJsSendAndReadSampler
 * send and read}, and {@linkplain dev.sockjs.jmeter.SockJsCloseSampler close}.
 *
 * <p>All threads of a test share one {@code SockJsClient}, which is closed when the test has ended.
 * The connections belong to the JMeter thread that opened them, and are closed when that thread
 * ends. A sampler waits on its JMeter thread; no connection has a thread of its own.
 */
@NullMarked
package dev.sockjs.jmeter;

import org.jspecify.annotations.NullMarked;
