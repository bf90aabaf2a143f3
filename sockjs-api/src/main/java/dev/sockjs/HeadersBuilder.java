package dev.sockjs;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds {@link Headers} from many fields, in time that grows with their number. Not safe for use
 * by several threads at the same time.
 */
public final class HeadersBuilder {

  private final List<Headers.Field> fields = new ArrayList<>();

  HeadersBuilder() {}

  /**
   * Adds a field at the end. Existing fields of the same name are kept.
   *
   * @param name the field's name, as in {@link Headers#with(String, String)}
   * @param value the field's value, as in {@link Headers#with(String, String)}
   * @return this
   * @throws IllegalArgumentException as in {@link Headers#with(String, String)}
   */
  public HeadersBuilder add(String name, String value) {
    fields.add(new Headers.Field(name, value));
    return this;
  }

  /**
   * Returns the headers with the fields that were added.
   *
   * @return the headers, which later calls of {@link #add} do not change
   */
  public Headers build() {
    return fields.isEmpty() ? Headers.empty() : new Headers(List.copyOf(fields));
  }
}
