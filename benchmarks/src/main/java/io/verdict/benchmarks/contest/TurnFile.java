package io.verdict.benchmarks.contest;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.HdrHistogram.Histogram;

/**
 * What a fork tells the process that started it.
 *
 * @param isTimed whether the system came as far as being timed
 * @param isChecked whether its answers were all the same as ours
 * @param note why not, or a remark
 * @param p50Nanos median of single calls
 * @param p99Nanos 99th percentile of single calls
 * @param nanos time of a call for ratios
 * @param bytes mean bytes that a call allocates
 */
record TurnFile(
    boolean isTimed,
    boolean isChecked,
    String note,
    double p50Nanos,
    double p99Nanos,
    double nanos,
    double bytes) {
  /** A system that could not be made ready: why, in a line. */
  static TurnFile failed(Throwable failure) {
    String message = failure.getMessage();
    return failed(
        message == null || message.isBlank()
            ? failure.getClass().getSimpleName()
            : message.strip().lines().findFirst().orElseThrow());
  }

  static TurnFile failed(String why) {
    return new TurnFile(false, false, why, 0, 0, 0, 0);
  }

  static TurnFile of(Match match, Sampler sampler) {
    Histogram single = sampler.single();
    return new TurnFile(
        true,
        match.isChecked(),
        match.note(),
        single.getValueAtPercentile(50),
        single.getValueAtPercentile(99),
        sampler.callNanos(),
        sampler.bytesPerCall());
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("timed", String.valueOf(isTimed));
    properties.setProperty("checked", String.valueOf(isChecked));
    properties.setProperty("note", note);
    properties.setProperty("p50", String.valueOf(p50Nanos));
    properties.setProperty("p99", String.valueOf(p99Nanos));
    properties.setProperty("nanos", String.valueOf(nanos));
    properties.setProperty("bytes", String.valueOf(bytes));
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  static TurnFile read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new TurnFile(
        Boolean.parseBoolean(properties.getProperty("timed")),
        Boolean.parseBoolean(properties.getProperty("checked")),
        properties.getProperty("note"),
        Double.parseDouble(properties.getProperty("p50")),
        Double.parseDouble(properties.getProperty("p99")),
        Double.parseDouble(properties.getProperty("nanos")),
        Double.parseDouble(properties.getProperty("bytes")));
  }
}
