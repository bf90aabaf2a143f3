package dev.sockjs.jmeter;

/** The form of {@link SockJsCloseSampler}. JMeter finds it by its name. */
public final class SockJsCloseSamplerBeanInfo extends SockJsSamplerBeanInfo {

  /** Creates the description of the form. */
  public SockJsCloseSamplerBeanInfo() {
    super(SockJsCloseSampler.class);
    group("connectionGroup", "connection", "timeout");
    group("close", "code", "reason");
  }
}
