package io.verdict.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Gives a system its turn: one JMH fork of {@link Turn}. */
final class Turns {
  private final Pace pace;

  Turns(Pace pace) {
    this.pace = pace;
  }

  /** Starts the fork and waits for what it tells. */
  TurnFile take(String workload, String size, Entrant entrant) throws IOException {
    Path file = Files.createTempFile("verdict-turn", ".txt");
    Files.delete(file);
    int warmUps = entrant.isSlow() ? 1 : pace.warmUps();
    int stretches = entrant.isSlow() ? 2 : pace.stretches();
    int warmUpMillis = Math.max(pace.warmUpMillis(), entrant.warmUpSeconds() * 1_000 / warmUps);
    Options options =
        new OptionsBuilder()
            .include(Turn.class.getName().replace(".", "\\.") + "\\.call$")
            .param("workload", workload)
            .param("size", size)
            .param("system", entrant.name())
            .forks(1)
            .warmupIterations(warmUps)
            .warmupTime(TimeValue.milliseconds(warmUpMillis))
            .measurementIterations(stretches)
            .measurementTime(TimeValue.milliseconds(pace.stretchMillis()))
            .jvmArgsAppend(
                "-D" + Turn.FILE_PROPERTY + "=" + file,
                "-D" + Turn.SAMPLE_PROPERTY + "=" + pace.sampleMillis())
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    try {
      new Runner(options).runSingle();
      return TurnFile.read(file);
    } catch (RunnerException e) {
      if (Files.exists(file)) {
        TurnFile told = TurnFile.read(file);
        return told.isTimed() ? TurnFile.failed("the fork failed") : told;
      }
      return TurnFile.failed(e);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
