package layers;

import dev.sockjs.SockJsClient;
import echo.Echo;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Loads everything except the API in a module layer. */
public final class Main {
  private Main() {}

  /**
   * @param args the module path of the layer, then the arguments of {@link Echo#run}
   */
  public static void main(String[] args) throws Exception {
    Path[] path = Stream.of(args[0].split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
    ModuleLayer boot = ModuleLayer.boot();
    Configuration plugins =
        boot.configuration()
            .resolveAndBind(ModuleFinder.of(path), ModuleFinder.of(), Set.of("dev.sockjs.core"));
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(plugins, ClassLoader.getSystemClassLoader());
    Echo.run(
        SockJsClient.builder().moduleLayer(layer),
        Stream.of(args).skip(1).toArray(String[]::new));
  }
}
