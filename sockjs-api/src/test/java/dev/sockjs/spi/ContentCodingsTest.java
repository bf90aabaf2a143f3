package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZip",
        "x-gzip",
        "deflate",
        "br",
        "zstd",
        "compress",
        "X-Compress",
        " gzip ",
        "identity, gzip",
        "gzip,UTF-8",
        ",br,",
        "gzip;q=1"
      })
  void realCodingsCompress(String value) {
    assertTrue(ContentCodings.areCompressing(List.of(value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "UTF-8",
        "utf8",
        "none",
        "None",
        "identity",
        "IDENTITY",
        "identity, utf-8",
        "binary",
        "8bit",
        "text/plain",
        "chunked",
        "gzipped",
        "null",
        "iso-8859-1",
        "aws-chunked"
      })
  void otherValuesDoNot(String value) {
    assertFalse(ContentCodings.areCompressing(List.of(value)));
  }

  @Test
  void everyLineOfTheHeaderCounts() {
    assertTrue(ContentCodings.areCompressing(List.of("utf-8", "gzip")));
    assertFalse(ContentCodings.areCompressing(List.of("utf-8", "none")));
    assertFalse(ContentCodings.areCompressing(List.of()));
  }
}
