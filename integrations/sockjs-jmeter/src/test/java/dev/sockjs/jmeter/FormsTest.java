package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jmeter.testbeans.BeanInfoSupport;
import org.apache.jmeter.testbeans.TestBeanHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms of JMeter's GUI: labels, tool tips, defaults; and what JMeter does with samplers. */
class FormsTest extends JMeterFixture {
  /** Of every test element; JMeter's own form shows the name and the comments. */
  private static final Set<String> OF_JMETER =
      Set.of(
          "class",
          "comment",
          "enabled",
          "name",
          "property",
          "propertyNames",
          "runningVersion",
          "schema",
          "props",
          "temporary",
          "threadContext",
          "threadName",
          "cacheKeys");

  static List<Class<? extends SockJsSampler>> samplers() {
    return List.of(
        SockJsConnectSampler.class,
        SockJsSendSampler.class,
        SockJsReadSampler.class,
        SockJsSendAndReadSampler.class,
        SockJsCloseSampler.class);
  }

  private static List<PropertyDescriptor> fields(BeanInfo info) {
    return Arrays.stream(info.getPropertyDescriptors())
        .filter(field -> field.getWriteMethod() != null && field.getReadMethod() != null)
        .filter(field -> !OF_JMETER.contains(field.getName()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void everyFieldHasALabelATooltipAGroupAndADefault(Class<? extends SockJsSampler> sampler)
      throws Exception {
    BeanInfo info = Introspector.getBeanInfo(sampler);
    assertTrue(info.getBeanDescriptor().getDisplayName().startsWith("SockJS "));
    List<PropertyDescriptor> fields = fields(info);
    assertFalse(fields.isEmpty());
    TreeSet<String> incomplete = new TreeSet<>();
    for (PropertyDescriptor field : fields) {
      boolean complete =
          !field.getDisplayName().equals(field.getName())
              && !field.getShortDescription().equals(field.getDisplayName())
              && field.getValue("group") != null
              && field.getValue(BeanInfoSupport.DEFAULT) != null;
      if (!complete) {
        incomplete.add(field.getName());
      }
    }
    assertEquals(Set.of(), incomplete);
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void jmeterCopiesFieldsIntoTheSampler(Class<? extends SockJsSampler> type) throws Exception {
    SockJsSampler sampler = type.getDeclaredConstructor().newInstance();
    for (PropertyDescriptor field : fields(Introspector.getBeanInfo(type))) {
      sampler.setProperty(field.getName(), "true");
    }
    TestBeanHelper.prepare(sampler);
    for (PropertyDescriptor field : fields(Introspector.getBeanInfo(type))) {
      assertEquals("true", field.getReadMethod().invoke(sampler).toString(), field.getName());
    }
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void aSamplerTravelsToRemoteServersAndIsCopiedForThreads(Class<? extends SockJsSampler> type)
      throws Exception {
    SockJsSampler sampler = type.getDeclaredConstructor().newInstance();
    sampler.setProperty("connection", "c");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sampler);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SockJsSampler copy = assertInstanceOf(type, ((SockJsSampler) in.readObject()).clone());
      copy.testStarted();
      TestBeanHelper.prepare(copy);
      assertFalse(copy.interrupt());
      assertEquals("c", copy.getConnection());
      copy.testEnded();
    }
  }
}
