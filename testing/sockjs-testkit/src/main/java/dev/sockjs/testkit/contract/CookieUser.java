package dev.sockjs.testkit.contract;

/** A transport of which it is known whether it keeps cookies. */
interface CookieUser extends TransportUnderTest {

  /**
   * Returns whether the transport handles cookies. Transports that work cross-domain, such as
   * {@code xdr-streaming}, do not.
   *
   * @return true, the default, if it must keep the cookies of responses; false if it must not
   */
  default boolean keepsCookies() {
    return true;
  }
}
