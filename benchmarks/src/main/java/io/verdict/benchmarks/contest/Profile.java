package io.verdict.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording of Verdict's calls in this JVM, and the methods found on top most often. */
final class Profile {
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long RECORD_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int SHOWN = 15;

  private Profile() {}

  /** Records the first contest's Verdict; the lines name the methods and what allocates. */
  static List<String> record(Contests.Contest contest, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (Contender contender =
            Match.open(contest.workload(), contest.size(), Entrant.VERDICT).contender();
        Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      new Sampler().sample(contender, WARM_UP_NANOS);
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      contender.refresh();
      recording.start();
      new Sampler().sample(contender, RECORD_NANOS);
      recording.stop();
      recording.dump(file);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
    return summary(file);
  }

  private static List<String> summary(Path file) throws IOException {
    Map<String, Integer> running = new HashMap<>();
    Map<String, Integer> allocating = new HashMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      boolean isSample = event.getEventType().getName().equals("jdk.ExecutionSample");
      boolean isAllocation = event.getEventType().getName().equals("jdk.ObjectAllocationSample");
      if ((isSample || isAllocation) && event.getStackTrace() != null) {
        RecordedFrame frame = event.getStackTrace().getFrames().get(0);
        (isSample ? running : allocating).merge(name(frame), 1, Integer::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("written to " + file);
    append(lines, "share of samples by the method on top:", running);
    append(lines, "share of sampled allocations by the method on top:", allocating);
    return lines;
  }

  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
  }

  private static void append(List<String> lines, String title, Map<String, Integer> counts) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    lines.add(title + (all == 0 ? " none" : ""));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .map(
            entry ->
                String.format(
                    Locale.ROOT, "  %5.1f %%  %s", 100.0 * entry.getValue() / all, entry.getKey()))
        .forEach(lines::add);
  }
}
