package dev.sockjs.jmeter;

/** The form of {@link SockJsSendAndReadSampler}. JMeter finds it by its name. */
public final class SockJsSendAndReadSamplerBeanInfo extends SockJsSamplerBeanInfo {

  /** Creates the description of the form. */
  public SockJsSendAndReadSamplerBeanInfo() {
    super(SockJsSendAndReadSampler.class);
    group("connectionGroup", "connection", "timeout");
    messageFields();
    readFields();
  }
}
