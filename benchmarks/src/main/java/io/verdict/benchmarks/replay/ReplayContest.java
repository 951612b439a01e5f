package io.verdict.benchmarks.replay;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import io.verdict.replay.run.ReplayRun;
import io.verdict.replay.run.RunOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** W9: the shipped history through the shipped policy, report and all. */
public final class ReplayContest implements Workload<Integer> {
  private static final String ALL = "verdict, all processors";

  @Override
  public String id() {
    return "W9";
  }

  @Override
  public String title() {
    return "replay";
  }

  @Override
  public String generator() {
    return "the first applications of the generated history in `src-test-data/consumer-loan` (its"
        + " seed is in its README). A call is the whole of `verdict replay`: the policy"
        + " compiled, rows read, features joined, decided, journalled, matched, loans lived"
        + " month by month, the journal checked, the report written. Checked: both write the"
        + " same decisions.";
  }

  @Override
  public List<String> sizes() {
    return List.of("300 applications", "2000 applications");
  }

  @Override
  public List<String> quickSizes() {
    return List.of("300 applications");
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(Entrant.verdict().slow(), Entrant.verdict(ALL).slow());
  }

  @Override
  public Integer data(String size) {
    return Integer.valueOf(size.substring(0, size.indexOf(' ')));
  }

  @Override
  public String reference() {
    return ALL;
  }

  @Override
  public int compared(Integer data) {
    return 1;
  }

  @Override
  public Contender open(Integer limit, String name) {
    return new Run(limit, name.equals(ALL) ? Runtime.getRuntime().availableProcessors() : 1);
  }

  private static final class Run implements Contender {
    private final Path out;
    private final RunOptions options;

    Run(int limit, int threads) {
      Path home = Path.of(System.getProperty("verdict.home", ""));
      try {
        out = Files.createTempDirectory("verdict-replay");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Path folder = home.resolve("src-test-data/consumer-loan");
      options = new RunOptions(folder, null, out.resolve("run"), threads, limit, true);
    }

    /** Nothing is, but a call is long enough to be timed alone. */
    @Override
    public boolean isPrepared() {
      return true;
    }

    @Override
    public long run() {
      try {
        return ReplayRun.run(options, (step, done, total) -> {}).lines().size();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public long[] answer(int record) {
      run();
      try {
        byte[] decisions = Files.readAllBytes(out.resolve("run/decisions.csv"));
        return new long[] {decisions.length, Arrays.hashCode(decisions)};
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try (Stream<Path> files = Files.walk(out)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
