package dev.sockjs.cli.command;

import dev.sockjs.spi.EscapedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * Reads the private key of a PEM file: PKCS #8 without encryption (RFC 7468, section 10). The file
 * may have certificates as well. Error messages quote nothing of the file but labels of PEM.
 */
final class PrivateKeyFile implements ITypeConverter<PrivateKey> {

  private static final int MAX_BYTES = 1 << 20;

  /** In the order in which they are common. */
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA");

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  @Override
  public PrivateKey convert(String name) {
    ArgumentFile file = new ArgumentFile(name);
    byte[] bytes = file.bytes(MAX_BYTES);
    Matcher block = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    Arrays.fill(bytes, (byte) 0);
    if (!block.find()) {
      throw file.error(
          "it has no private key in PEM: a block that begins with -----BEGIN PRIVATE KEY");
    }
    String label = block.group(1);
    if (!label.equals("PRIVATE KEY")) {
      throw file.error(
          "its key is "
              + describe(label)
              + "; convert it with: openssl pkcs8 -topk8 -nocrypt -in "
              + EscapedText.of(name)
              + " -out key.pem");
    }
    try {
      return parse(file, Base64.getMimeDecoder().decode(block.group(2)));
    } catch (IllegalArgumentException e) {
      throw file.error("its private key is damaged");
    }
  }

  private static String describe(String label) {
    return label.equals("ENCRYPTED PRIVATE KEY")
        ? "encrypted, and this command asks for no password"
        : "in the format " + label + ", and not in PKCS #8";
  }

  private static PrivateKey parse(ArgumentFile file, byte[] der) {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // Tries the next one: the format has the algorithm inside, but KeyFactory wants its name.
      }
    }
    throw file.error("its private key is damaged, or of none of the kinds " + ALGORITHMS);
  }
}
