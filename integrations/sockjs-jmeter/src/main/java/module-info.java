/** Samplers of Apache JMeter for SockJS. JMeter itself has the jar on its class path. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // JMeter has no others
module dev.sockjs.jmeter {
  requires dev.sockjs.api;
  requires transitive java.desktop;
  requires transitive ApacheJMeter.core;
  requires transitive ApacheJMeter.http;
  requires transitive jorphan;
  requires static transitive org.jspecify;
  requires static org.apiguardian.api;
  requires static kotlin.stdlib;

  exports dev.sockjs.jmeter;
}
