package dev.sockjs.testkit.contract;

/** A group of tests in {@link HttpTransportContract}. */
interface HttpContractPart extends CookieUser {

  /**
   * Returns the suffix of the receiving requests, which also tells the format of the responses.
   *
   * @return {@code xhr}, {@code xhr_streaming}, {@code eventsource}, {@code htmlfile} or {@code
   *     jsonp}
   */
  String receiveSuffix();

  /**
   * Returns the suffix of the sending requests.
   *
   * @return {@code xhr_send}, the default, or {@code jsonp_send}
   */
  default String sendSuffix() {
    return "xhr_send";
  }
}
