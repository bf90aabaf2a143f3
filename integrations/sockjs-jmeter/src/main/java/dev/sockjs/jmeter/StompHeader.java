package dev.sockjs.jmeter;

/** A header of a STOMP frame, without escapes. */
record StompHeader(String name, String value) {}
