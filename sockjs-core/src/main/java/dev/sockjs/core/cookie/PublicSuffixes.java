package dev.sockjs.core.cookie;

import java.util.function.Predicate;

/**
 * The domains under which unrelated parties register names, such as {@code com} and {@code co.uk}.
 * A cookie with such a domain would reach all of them.
 *
 * @param list the application's list, which is asked for domains of several labels
 */
record PublicSuffixes(Predicate<String> list) {

  /**
   * Tells if a domain is a public suffix. All of a single label are. {@code localhost} is one of
   * them, and may still set cookies for itself.
   *
   * @param domain in lower case, without a leading dot
   */
  boolean contain(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 || dot == domain.length() - 1 || list.test(domain);
  }
}
