/** An application that loads engine and transports into a module layer, as plug-ins. */
module layers {
  requires echo;
  // A layer cannot add modules of the JDK, so the boot layer must have those that it needs.
  requires java.se;
  requires jdk.net;
  requires jdk.unsupported;
}
