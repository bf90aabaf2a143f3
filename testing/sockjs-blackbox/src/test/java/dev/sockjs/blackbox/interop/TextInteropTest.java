package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.blackbox.interop.Scenario.Except;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An echo endpoint returns every text unchanged. */
final class TextInteropTest extends InteropTest {

  /**
   * The UTF-16 units that sockjs-client 1.6.1 escapes ({@code lib/utils/escape.js}), without
   * surrogates, as ranges of hexadecimal numbers.
   */
  private static final String ESCAPABLE =
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
      fb46-fb4e fff0-ffff 200c-200f 2028-202f
      2060-206f 0000-001f 0022 005c""";

  @Scenario
  void messageIsEchoed(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    echo.assertEchoes(List.of("data"));
    echo.closeNormally();
  }

  @Scenario
  void queryIsPartOfEveryRequest(RealServer.Kind server, String transport) {
    URI url = URI.create(uri(server, "/echo") + "?token=a%20b&x=1");
    Connection echo = open(transport, url);
    echo.assertEchoes(List.of("data"));
    assertEquals(url, echo.sock.url());
    echo.closeNormally();
  }

  @Scenario
  void textsThatLookLikeJsonAreEchoedAsText(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    echo.assertEchoes(
        List.of("null", "true", "\"", "[", "{}", "[]", "{\"a\":[1,null]}", "1e400", "\\u0041"));
    echo.closeNormally();
  }

  @Scenario
  void textsOfManyLanguagesAreEchoed(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    echo.assertEchoes(
        List.of(
            "Grüße, Straße, naïve café",
            "Привет, мир",
            "Γειά σου Κόσμε",
            "שלום עולם",
            "مرحبا بالعالم",
            "नमस्ते दुनिया",
            "你好，世界",
            "こんにちは世界",
            "안녕하세요 세계",
            "\ud83d\ude00\ud83c\udff3\ufe0f\u200d\ud83c\udf08 𝔘𝔫𝔦𝔠𝔬𝔡𝔢"));
    echo.closeNormally();
  }

  @Scenario
  void specialCharactersAreEchoed(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    echo.assertEchoes(
        List.of(
            "",
            " ",
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\t\b\f",
            "\u007f\u0080\u0085\u00a0",
            "\u200b\u200c\u200d\u2028\u2029\u2060",
            "\ufeff",
            "\ufffd",
            "\ufffe\uffff",
            "</script><!--",
            "100%25 of %41 and 5% off",
            "data: x\r\n\r\n",
            "e\u0301 \u212b \u1e9b\u0323"));
    echo.closeNormally();
  }

  @Scenario(
      except = @Except(transports = "websocket-raw.*", because = "UTF-8 has no lone surrogates"))
  void loneSurrogatesAreEchoedIfTheServerKeepsThem(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    List<String> lone = List.of("\ud800", "a\udfffb", "\udc00\ud800");
    lone.forEach(echo.sock::send);
    List<String> expected =
        server.keepsLoneSurrogates()
            ? lone
            : lone.stream().map(text -> text.replaceAll("[\ud800-\udfff]", "?")).toList();
    assertEquals(expected, echo.listener.awaitMessages(lone.size()));
    echo.closeNormally();
  }

  @Scenario
  void everyUnitBelowU0100IsEchoedInOneMessage(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    echo.assertEchoes(List.of(units(0, 0x100)));
    echo.closeNormally();
  }

  /** All units that a client or a server might escape, without surrogates, in one message. */
  @Scenario
  void messageWithAllEscapableUnitsIsEchoed(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    StringBuilder text = new StringBuilder();
    for (String range : ESCAPABLE.split("\\s+", 0)) {
      String[] ends = range.split("-", 0);
      text.append(
          units(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16)));
    }
    echo.assertEchoes(List.of(text.toString()));
    echo.closeNormally();
  }

  /** The basic multilingual plane, without surrogates, in messages that every server accepts. */
  @Scenario
  void everyUnitIsEchoed(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    for (int first = 0; first < 0x10000; first += 0x800) {
      if (first != 0xd800) {
        echo.assertEchoes(List.of(units(first, first + 0x7ff)));
      }
    }
    echo.closeNormally();
  }

  private static String units(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(unit -> String.valueOf((char) unit))
        .collect(Collectors.joining());
  }
}
