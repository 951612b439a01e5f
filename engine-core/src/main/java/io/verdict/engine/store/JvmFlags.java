package io.verdict.engine.store;

import io.verdict.engine.store.StoreException.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks, before an off-heap store opens, that the JVM was started with what Agrona's buffers and
 * Chronicle Map need, so that a host sees one message instead of a riddle of linkage errors. Also
 * switches off Chronicle's analytics and banner before its first class loads.
 *
 * <p>Touches no class of either library.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class JvmFlags {

  private static final String CHRONICLE_CLASS = "net/openhft/chronicle/map/ChronicleMap.class";

  private static final List<Need> NEEDS =
      List.of(
          new Need("java.base", "jdk.internal.misc", true),
          new Need("java.base", "java.lang", true),
          new Need("java.base", "java.lang.reflect", true),
          new Need("java.base", "sun.nio.ch", true),
          new Need("java.base", "jdk.internal.ref", false),
          new Need("jdk.compiler", "com.sun.tools.javac.file", false));

  private JvmFlags() {}

  private record Need(String module, String packageName, boolean open) {

    String flag() {
      String option = open ? "--add-opens=" : "--add-exports=";
      return option + module + "/" + packageName + "=ALL-UNNAMED";
    }

    boolean isMet() {
      Module own = JvmFlags.class.getModule();
      return ModuleLayer.boot()
          .findModule(module)
          .map(m -> open ? m.isOpen(packageName, own) : m.isExported(packageName, own))
          .orElse(false);
    }
  }

  /**
   * Returns every missing flag as it is to be written, and what else is missing, in a fixed order.
   */
  public static List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Need need : NEEDS) {
      if (!need.isMet()) {
        missing.add(need.flag());
      }
    }
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      missing.add("module jdk.compiler (run on a full JDK)");
    }
    return missing;
  }

  /**
   * Requires everything that an off-heap store needs and switches Chronicle's analytics off.
   *
   * @throws StoreException {@code MISSING_FLAGS}, naming each missing flag
   */
  public static void require() {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new StoreException(
          Code.MISSING_FLAGS,
          "off-heap stores need JVM flags that are missing:\n  "
              + String.join("\n  ", missing)
              + "\n  start the host with: java @verdict.args ...");
    }
    silenceChronicle();
  }

  /** As {@link #require}, and Chronicle Map, an optional dependency, must be on the class path. */
  static void requireForMaps() {
    require();
    if (JvmFlags.class.getClassLoader().getResource(CHRONICLE_CLASS) == null) {
      throw new StoreException(
          Code.MISSING_FLAGS,
          "off-heap maps need the library net.openhft:chronicle-map, which is not on the class"
              + " path\n  add it to the host's dependencies, without chronicle-analytics");
    }
  }

  private static void silenceChronicle() {
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    if (System.getProperty("net.openhft.chronicle.map.lockTimeoutSeconds") == null) {
      System.setProperty("net.openhft.chronicle.map.lockTimeoutSeconds", "1");
    }
  }
}
