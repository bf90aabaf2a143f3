/** An application that loads the client's engine and transports into a layer, as plug-ins. */
module layers {
  requires echo;
  // A layer cannot add modules of the JDK: those that its modules want have to be there before.
  requires java.se;
  requires jdk.unsupported;
}
