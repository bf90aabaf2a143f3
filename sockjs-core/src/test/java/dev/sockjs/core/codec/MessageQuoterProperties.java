package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(MessageDomain.class)
class MessageQuoterProperties {

  private final ObjectMapper jackson = new ObjectMapper();

  @Property
  void jacksonReadsTheSameMessage(@ForAll String message) throws JsonProcessingException {
    assertEquals(message, jackson.readValue(MessageQuoter.quote(message), String.class));
  }

  @Property
  void everyUnitThatMustBeEscapedIsEscaped(@ForAll String message) {
    String literal = MessageQuoter.quote(message);
    String rest = literal.substring(1, literal.length() - 1).replaceAll("\\\\[\"\\\\bfnrtu]", "");

    assertEquals(rest.length(), EscapedUnits.indexIn(rest, 0), rest);
  }
}
