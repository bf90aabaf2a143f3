package dev.sockjs.core.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6265, section 5.1.1. */
class CookieDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 09 Jun 2021 10:18:14 GMT",
        "Wednesday, 09-Jun-21 10:18:14 GMT",
        "Wed Jun  9 10:18:14 2021",
        "9 jun 2021 10:18:14",
        "2021 10:18:14 9 JUNE",
        "10:18:14pm 9th june 2021AD",
        "\t10:18:14/9.jun;2021",
        "Wed, 09 Jun 2021 10:18:14 GMT+0200",
      })
  void everyFormatGivesTheSameDate(String text) {
    assertEquals(Optional.of(Instant.parse("2021-06-09T10:18:14Z")), CookieDate.parse(text));
  }

  @Test
  void singleDigitsAreAccepted() {
    assertEquals(
        Optional.of(Instant.parse("2021-06-09T01:02:03Z")), CookieDate.parse("9 Jun 2021 1:2:3"));
  }

  @ParameterizedTest
  @CsvSource({
    "70, 1970",
    "99, 1999",
    "00, 2000",
    "69, 2069",
    "020, 2020",
    "1601, 1601",
    "9999, 9999"
  })
  void yearOfTwoDigitsIsBetween1970And2069(String text, String year) {
    assertEquals(
        Optional.of(Instant.parse(year + "-01-02T00:00:00Z")),
        CookieDate.parse("2 Jan " + text + " 00:00:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "09 Jun 2021",
        "Jun 2021 10:18:14",
        "09 2021 10:18:14",
        "09 Jun 10:18:14",
        "09 Jun 1600 10:18:14",
        "09 Jun 20210 10:18:14",
        "00 Jun 2021 10:18:14",
        "31 Jun 2021 10:18:14",
        "32 Jan 2021 10:18:14",
        "29 Feb 2021 10:18:14",
        "09 Jun 2021 24:00:00",
        "09 Jun 2021 10:60:14",
        "09 Jun 2021 10:18:60",
        "09 Jun 2021 10:18",
        "09 Jun 2021 100:18:14",
        "\u0660\u0669 Jun 2021 10:18:14",
      })
  void textWithoutAValidDateIsRejected(String text) {
    assertEquals(Optional.empty(), CookieDate.parse(text));
  }
}
