package dev.sockjs.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/** The version of the command, which the compiler has stored in its module. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    ModuleDescriptor descriptor = Version.class.getModule().getDescriptor();
    String version =
        descriptor == null ? "(class path)" : descriptor.rawVersion().orElse("(no version)");
    return new String[] {"sockjs " + version + ", Java " + Runtime.version()};
  }
}
