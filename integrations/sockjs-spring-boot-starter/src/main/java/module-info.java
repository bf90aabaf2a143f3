/** Auto-configuration of the SockJS client for Spring Boot. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Spring has no others
module dev.sockjs.spring.boot {
  requires transitive dev.sockjs.spring;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.context;
  requires spring.core;
  requires static dev.sockjs.micrometer; // needs Micrometer, which the application may not have
  requires static micrometer.core;
  requires static spring.boot.actuator;
  requires static org.jspecify;

  exports dev.sockjs.spring.boot;

  opens dev.sockjs.spring.boot; // Spring creates the beans
}
