/** What tests of SockJS clients and transports stand on. */
module dev.sockjs.testkit {
  requires static transitive org.jspecify;

  exports dev.sockjs.testkit;
}
