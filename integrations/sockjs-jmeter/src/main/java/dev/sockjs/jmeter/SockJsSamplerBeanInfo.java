package dev.sockjs.jmeter;

import java.beans.PropertyDescriptor;
import java.util.List;
import org.apache.jmeter.testbeans.BeanInfoSupport;
import org.apache.jmeter.testbeans.gui.TypeEditor;

/** The base of the forms: text fields, areas and lists. */
abstract class SockJsSamplerBeanInfo extends BeanInfoSupport {

  SockJsSamplerBeanInfo(Class<? extends SockJsSampler> sampler) {
    super(sampler);
  }

  /** Adds a group of fields; each has an empty text as default. */
  final void group(String name, String... properties) {
    createPropertyGroup(name, properties);
    for (String property : properties) {
      define(property, "");
    }
  }

  final PropertyDescriptor define(String name, Object value) {
    PropertyDescriptor descriptor = property(name);
    descriptor.setValue(NOT_UNDEFINED, true);
    descriptor.setValue(DEFAULT, value);
    return descriptor;
  }

  /** Makes a field a list. The user may also enter an expression. */
  final void choices(String name, String first, List<String> values) {
    define(name, first).setValue(TAGS, values.toArray(String[]::new));
  }

  final void area(String name) {
    property(name, TypeEditor.TextAreaEditor);
  }

  final void password(String name) {
    property(name, TypeEditor.PasswordEditor);
  }

  final void messageFields() {
    group("message", "message");
    area("message");
    group("stompSend", "frame", "destination", "stompHeaders");
    choices("frame", StompOutgoing.SEND, StompOutgoing.COMMANDS);
    area("stompHeaders");
  }

  final void readFields() {
    group("read", "match", "pattern");
    choices("match", MessageMatch.ANY, MessageMatch.KINDS);
    group("stompRead", "expectedFrame", "fromDestination");
    choices("expectedFrame", "MESSAGE", List.of("MESSAGE", "RECEIPT", "ERROR"));
  }
}
