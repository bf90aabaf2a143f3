/** An application that depends on the API only, neither on the engine nor on a transport. */
module echo {
  requires transitive dev.sockjs.api;

  exports echo;
}
