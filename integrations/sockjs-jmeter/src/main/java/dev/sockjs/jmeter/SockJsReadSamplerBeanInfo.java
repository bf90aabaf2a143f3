package dev.sockjs.jmeter;

/** The form of {@link SockJsReadSampler}. JMeter finds it by its name. */
public final class SockJsReadSamplerBeanInfo extends SockJsSamplerBeanInfo {

  /** Creates the description of the form. */
  public SockJsReadSamplerBeanInfo() {
    super(SockJsReadSampler.class);
    group("connectionGroup", "connection", "timeout");
    readFields();
  }
}
