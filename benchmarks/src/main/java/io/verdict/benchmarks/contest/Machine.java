package io.verdict.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a run took place.
 *
 * @param hardware processor, cores, memory and system
 * @param jvm Java
 */
record Machine(String hardware, String jvm) {
  static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    String hardware =
        String.format(
            Locale.ROOT,
            "%s, %d virtual processors, %s, %s %s",
            fact("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
            runtime.availableProcessors(),
            memory(),
            System.getProperty("os.name"),
            System.getProperty("os.version"));
    String jvm =
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    return new Machine(hardware, jvm);
  }

  private static String memory() {
    String total = fact("/proc/meminfo", "MemTotal", "");
    String digits = total.replaceAll("\\D", "");
    return digits.isEmpty()
        ? "memory unknown"
        : String.format(Locale.ROOT, "%.0f GiB", Double.parseDouble(digits) / (1 << 20));
  }

  private static String fact(String file, String name, String otherwise) {
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.startsWith(name)) {
          return line.substring(colon + 1).strip();
        }
      }
    } catch (IOException e) {
      return otherwise;
    }
    return otherwise;
  }
}
