package dev.sockjs.spring.boot;

/** Thrown when a builder refused the value of a property. The message contains no secret. */
final class InvalidPropertyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String property;

  /**
   * @param property the full name of the property
   * @param cause the reason, whose message quotes the value unless it may be a secret
   */
  InvalidPropertyException(String property, RuntimeException cause) {
    super("Property '" + property + "': " + cause.getMessage(), cause);
    this.property = property;
  }

  String property() {
    return property;
  }
}
