package io.verdict.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * One system's turn in a JVM of its own: answers are compared, then JMH takes the mean time of a
 * call, and after each of its stretches single calls are sampled for percentiles and allocation.
 * Only one system is ever timed in a JVM, so that no call site has seen another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class Turn {
  /** Names the file that the turn's figures are written to. */
  static final String FILE_PROPERTY = "verdict.turn.file";

  /** Milliseconds of sampling after each stretch. */
  static final String SAMPLE_PROPERTY = "verdict.turn.sample.millis";

  /** Workload. */
  @Param("W2")
  String workload;

  /** Size of it. */
  @Param("20 characteristics")
  String size;

  /** System. */
  @Param(Entrant.VERDICT)
  String system;

  private final Sampler sampler = new Sampler();
  private Match match;
  private Contender contender;

  /** Gets the system ready and compares its answers. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    try {
      match = Match.open(workload, size, system);
      contender = match.contender();
    } catch (RuntimeException | LinkageError e) {
      TurnFile.failed(e).write(file());
      throw e;
    }
  }

  /** Makes room for the next stretch. */
  @Setup(Level.Iteration)
  public void refresh() {
    contender.refresh();
  }

  /** One call. */
  @Benchmark
  public long call() {
    contender.prepare();
    return contender.run();
  }

  /** Samples single calls. */
  @TearDown(Level.Iteration)
  public void sample(IterationParams iteration) {
    contender.refresh();
    sampler.sample(contender, TimeUnit.MILLISECONDS.toNanos(Long.getLong(SAMPLE_PROPERTY, 500)));
    if (iteration.getType() == IterationType.WARMUP) {
      sampler.reset();
    }
  }

  /** Hands the figures over. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    TurnFile.of(match, sampler).write(file());
    contender.close();
  }

  private static Path file() {
    return Path.of(System.getProperty(FILE_PROPERTY, "turn.txt"));
  }
}
