package dev.sockjs.cli.command;

import dev.sockjs.ProxySettings;
import dev.sockjs.spi.RedactedUrl;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses {@code http://user:password@host:port}, where the scheme can also be {@code socks4} or
 * {@code socks5} and the credentials are optional.
 */
final class ProxyConverter implements ITypeConverter<ProxySettings> {

  @Override
  public ProxySettings convert(String text) {
    URI url = parse(text);
    if (url.getScheme() == null || url.getHost() == null || url.getPort() < 0) {
      throw new TypeConversionException(
          "not of the form scheme://host:port: " + RedactedUrl.of(url));
    }
    ProxySettings proxy = ProxySettings.of(type(url.getScheme()), url.getHost(), url.getPort());
    String userInfo = url.getUserInfo();
    if (userInfo == null) {
      return proxy;
    }
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? proxy.withCredentials(userInfo, "")
        : proxy.withCredentials(userInfo.substring(0, colon), userInfo.substring(colon + 1));
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The exception's message has the whole URL, with the password.
      throw new TypeConversionException("not a URL: " + e.getReason());
    }
  }

  private static ProxySettings.Type type(String scheme) {
    return switch (scheme) {
      case "http" -> ProxySettings.Type.HTTP;
      case "socks4" -> ProxySettings.Type.SOCKS4;
      case "socks5" -> ProxySettings.Type.SOCKS5;
      default ->
          throw new TypeConversionException("the scheme is not http, socks4 or socks5: " + scheme);
    };
  }
}
