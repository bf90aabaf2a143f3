package dev.sockjs.blackbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One {@code pom.xml} file, without inheritance and interpolation. */
record Pom(Path file, Document document) {
  static Pom of(Path directory) {
    Path file = directory.resolve("pom.xml");
    try {
      // Without namespaces, so that XPath expressions read like the file.
      return new Pom(
          file, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }

  /** Returns the text of each node at the XPath {@code path}, in document order. */
  List<String> texts(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(i -> nodes.item(i).getTextContent().strip())
          .toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException("Not an XPath expression: " + path, e);
    }
  }

  /**
   * Returns the text of the node at {@code path}.
   *
   * @throws IllegalStateException unless there is exactly one such node
   */
  String text(String path) {
    List<String> texts = texts(path);
    if (texts.size() != 1) {
      throw new IllegalStateException(
          "Expected one node at " + path + " in " + file + ", but found " + texts);
    }
    return texts.get(0);
  }
}
