package dev.sockjs.spi;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognizes compressed responses. No request allows compression, because a compressor holds back
 * frames; a response that is compressed nevertheless cannot be read.
 */
public final class ContentCodings {

  /**
   * The codings that change the body (IANA, "HTTP Content Coding Registry"), with the aliases of
   * RFC 9110, section 8.4.1.
   */
  private static final Set<String> COMPRESSING =
      Set.of(
          "gzip",
          "x-gzip",
          "deflate",
          "br",
          "zstd",
          "compress",
          "x-compress",
          "dcb",
          "dcz",
          "exi",
          "pack200-gzip");

  private ContentCodings() {}

  /**
   * Tells if a response with this header is compressed. Servers also use the header for values that
   * are not a coding, such as {@code UTF-8} or {@code none}; their bodies are as they would be
   * without it.
   *
   * @param contentEncoding the values of {@code Content-Encoding}, each with any number of codings
   * @return true if one of the codings compresses the body
   */
  public static boolean areCompressing(List<String> contentEncoding) {
    return contentEncoding.stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(ContentCodings::name)
        .anyMatch(COMPRESSING::contains);
  }

  /** Returns the name of a coding, without parameters, which none of them has. */
  private static String name(String coding) {
    int end = coding.indexOf(';');
    return (end < 0 ? coding : coding.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
