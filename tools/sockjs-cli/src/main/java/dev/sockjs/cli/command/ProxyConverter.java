package dev.sockjs.cli.command;

import dev.sockjs.ProxySettings;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;

/**
 * Parses {@code http://user:password@host:port}, or reads it from a file. The scheme can also be
 * {@code socks4} or {@code socks5}, and the credentials are optional.
 */
final class ProxyConverter implements ITypeConverter<ProxyUrl> {

  @Override
  public ProxyUrl convert(String argument) {
    URI url = parse(ArgumentFile.value(argument));
    if (url.getScheme() == null || url.getHost() == null || url.getPort() < 0) {
      throw new UsageException("not of the form scheme://[user[:password]@]host:port");
    }
    return new ProxyUrl(settings(url), url.getUserInfo());
  }

  private static ProxySettings settings(URI url) {
    ProxySettings.Type type = type(url.getScheme());
    try {
      return ProxySettings.of(type, url.getHost(), url.getPort());
    } catch (IllegalArgumentException e) {
      throw new UsageException("the port must be a number from 1 to 65535");
    }
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The exception's message has the whole URL, with the password.
      throw new UsageException("not a URL: " + e.getReason());
    }
  }

  private static ProxySettings.Type type(String scheme) {
    return switch (scheme) {
      case "http" -> ProxySettings.Type.HTTP;
      case "socks4" -> ProxySettings.Type.SOCKS4;
      case "socks5" -> ProxySettings.Type.SOCKS5;
      default -> throw new UsageException("the scheme is not http, socks4 or socks5");
    };
  }
}
