package io.verdict.benchmarks.policy;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.flow.Engine;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Policy text to a loaded program, analyses included, in a JVM of 512 MiB: the first time of a cold
 * JVM, and once warm. Rules over 60 fields of four types, one to four comparisons each, one in a
 * hundred between two fields. At 100, 1,000 and 10,000 rules, to see that the time grows with them.
 *
 * <p>{@code CompileBenchmark.cold} runs each of its forks once; read the least.
 */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {
  private static final int FIELDS = 60;
  private static final String[] OPERATORS = {"<", "<=", ">", ">="};
  private static final String[] SYMBOLS = {"a", "b", "c", "d"};

  @Param({"100", "1000", "10000"})
  int rules;

  private String text;

  /** Writes the policy. */
  @Setup
  public void write() {
    SplittableRandom random = new SplittableRandom(20_261_128L);
    StringBuilder policy = new StringBuilder();
    policy.append("policy credit \"Scale\" version 1 effective 2026-12-01 zone UTC\ninput {\n");
    for (int field = 0; field < FIELDS; field++) {
      policy.append("f").append(field).append(" : ").append(type(field));
      policy.append(field % 3 == 0 ? " required\n" : " optional\n");
    }
    policy.append("}\nreason C \"Reason\" told\ntotal t of scores { [50..) -> review }\n");
    for (int rule = 0; rule < rules; rule++) {
      String action =
          rule % 3 == 0 ? "reject" : rule % 3 == 1 ? "review" : "score " + (1 + rule % 9);
      policy.append("rule R").append(rule).append(" \"Rule\" ").append(action);
      policy.append(" reason C on unknown skip\n  when ").append(comparison(random));
      for (int more = random.nextInt(4); more > 0; more--) {
        policy.append(random.nextInt(5) == 0 ? " or " : " and ").append(comparison(random));
      }
      policy.append("\n");
    }
    text = policy.toString();
  }

  private static String type(int field) {
    return switch (field % 4) {
      case 0 -> "money(CNY)";
      case 1 -> "int";
      case 2 -> "rate";
      default -> "enum { a, b, c, d }";
    };
  }

  private static String comparison(SplittableRandom random) {
    int field = random.nextInt(FIELDS);
    String left = "f" + field + " " + OPERATORS[random.nextInt(OPERATORS.length)] + " ";
    if (field % 4 == 0 && random.nextInt(25) == 0) {
      return left + (1 + random.nextInt(5)) + " * f" + (field + 4) % FIELDS;
    }
    return switch (field % 4) {
      case 0 -> left + random.nextInt(100_000) + " CNY";
      case 1 -> left + random.nextInt(1_000);
      case 2 -> left + random.nextInt(200) + "%";
      default -> "f" + field + " in [" + symbol(random) + ", " + symbol(random) + "]";
    };
  }

  private static String symbol(SplittableRandom random) {
    return SYMBOLS[random.nextInt(SYMBOLS.length)];
  }

  /** A JVM's first compilation: text to artifact to program. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(value = 3, jvmArgsAppend = "-Xmx512m")
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Engine cold() {
    return compileAndLoad();
  }

  /** The same in a JVM that has compiled before. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(value = 1, jvmArgsAppend = "-Xmx512m")
  @Warmup(iterations = 5)
  @Measurement(iterations = 5)
  public Engine warm() {
    return compileAndLoad();
  }

  private Engine compileAndLoad() {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("scale.policy", text));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.render(Locale.ENGLISH));
    }
    byte[] artifact = ArtifactFormat.write(compiled.models().get(0));
    return Engine.of(List.of(ArtifactFormat.read(artifact).model()));
  }
}
