package dev.sockjs.core.codec;

import java.util.Arrays;

/**
 * The UTF-16 units that are escaped in every message to the server.
 *
 * <p>A JSON parser needs far fewer escapes, but SockJS servers and the proxies in front of them
 * corrupt the others: they transcode, normalize or drop them.
 */
final class EscapedUnits {

  /** The units that JSON itself requires to be escaped (RFC 8259 section 7). */
  private static final String JSON = "0000-001f 0022 005c";

  /**
   * The units that sockjs-protocol 0.3.3 lists for servers in "JSON Unicode Encoding" ({@code
   * escapable_by_server}), and the surrogates, which the text there adds.
   */
  private static final String PROTOCOL = "200c-200f 2028-202f 2060-206f d800-dfff fff0-ffff";

  /**
   * The units that sockjs-client 1.6.1 escapes in addition ({@code extraEscapable} in {@code
   * lib/utils/escape.js}). Most of them change under Unicode normalization.
   */
  private static final String CLIENT =
      """
      0300-0333 033d-0346 034a-034c 0350-0352 0357-0358 035c-0362 0374 037e 0387 0591-05af
      05c4 0610-0617 0653-0654 0657-065b 065d-065e 06df-06e2 06eb-06ec 0730 0732-0733
      0735-0736 073a 073d 073f-0741 0743 0745 0747 07eb-07f1 0951 0958-095f 09dc-09dd 09df
      0a33 0a36 0a59-0a5b 0a5e 0b5c-0b5d 0e38-0e39 0f43 0f4d 0f52 0f57 0f5c 0f69 0f72-0f76
      0f78 0f80-0f83 0f93 0f9d 0fa2 0fa7 0fac 0fb9 1939-193a 1a17 1b6b 1cda-1cdb 1dc0-1dcf
      1dfc 1dfe 1f71 1f73 1f75 1f77 1f79 1f7b 1f7d 1fbb 1fbe 1fc9 1fcb 1fd3 1fdb 1fe3 1feb
      1fee-1fef 1ff9 1ffb 1ffd 2000-2001 20d0-20d1 20d4-20d7 20e7-20e9 2126 212a-212b
      2329-232a 2adc 302b-302c aab2-aab3 f900-fa0d fa10 fa12 fa15-fa1e fa20 fa22 fa25-fa26
      fa2a-fa2d fa30-fa6d fa70-fad9 fb1d fb1f fb2a-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44
      fb46-fb4e""";

  /**
   * One entry per unit, so that a lookup needs no range check and no shift; with those it took
   * three times as long. The table has 64 KiB, but text in one script touches only a few of its
   * cache lines.
   */
  private static final boolean[] ESCAPED = table(JSON, PROTOCOL, CLIENT);

  private EscapedUnits() {}

  static boolean contains(char unit) {
    return ESCAPED[unit];
  }

  /**
   * Returns the index of the first unit to escape at or after {@code from}, or the length of {@code
   * text} if there is none.
   */
  static int indexIn(String text, int from) {
    int index = from;
    while (index < text.length() && !contains(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean[] table(String... ranges) {
    boolean[] table = new boolean[1 << 16];
    for (String range : String.join(" ", ranges).split("\\s", -1)) {
      int first = Integer.parseInt(range, 0, 4, 16);
      int last = Integer.parseInt(range, range.length() - 4, range.length(), 16);
      Arrays.fill(table, first, last + 1, true);
    }
    return table;
  }
}
