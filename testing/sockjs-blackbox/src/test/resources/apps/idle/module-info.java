/** An application that shows what keeps a JVM alive. */
module idle {
  requires dev.sockjs.adapters;
}
