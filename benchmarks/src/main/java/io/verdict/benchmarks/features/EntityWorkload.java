package io.verdict.benchmarks.features;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Policies with many windows of one entity, or with some windows of each of many. */
final class EntityWorkload {
  static final long START_MILLIS = 1_700_000_000_000L;
  private static final String[] WINDOWS = {"1h", "24h", "7d", "30d", "90d", "180d"};

  final StageModel stage;
  final RecordLayout layout;
  private final int keys;
  private final int firstKey;
  private final int amount;
  private final int count;

  private EntityWorkload(String policy, int keys) {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("entities.policy", policy));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.render(Locale.ENGLISH));
    }
    this.keys = keys;
    stage = compiled.models().get(0);
    layout = RecordLayout.of(stage.schema());
    firstKey = layout.slot("k0");
    amount = layout.slot("amount");
    count = layout.slot("count");
  }

  /** 32 features of one entity, each over 6 windows. */
  static EntityWorkload wide() {
    return wide(32);
  }

  /** Some features of one entity, each over 6 windows. */
  static EntityWorkload wide(int features) {
    StringBuilder windows = new StringBuilder();
    String[] operations = {"count()", "sum(amount)", "max(amount)", "sum(count)"};
    for (int feature = 0; feature < features; feature++) {
      for (String window : WINDOWS) {
        windows
            .append("window w")
            .append(feature)
            .append('_')
            .append(window)
            .append(" = ")
            .append(operations[feature % operations.length])
            .append(" of application by k0 over ")
            .append(window)
            .append(" where count >= ")
            .append(feature / operations.length)
            .append(" exclude current\n");
      }
    }
    return new EntityWorkload(policy(1, windows), 1);
  }

  /** Two windows of each of some entities. */
  static EntityWorkload joined(int keys) {
    StringBuilder windows = new StringBuilder();
    for (int key = 0; key < keys; key++) {
      windows.append("window c").append(key).append(" = count() of application by k").append(key);
      windows.append(" over 24h exclude current\n");
      windows.append("window s").append(key).append(" = sum(amount) of application by k");
      windows.append(key).append(" over 30d exclude current\n");
    }
    return new EntityWorkload(policy(keys, windows), keys);
  }

  private static String policy(int keys, CharSequence windows) {
    StringBuilder event = new StringBuilder();
    StringBuilder input = new StringBuilder();
    for (int key = 0; key < keys; key++) {
      event.append("  k").append(key).append(": key\n");
      input.append("  k").append(key).append(" : key required\n");
    }
    return "policy fraud \"Entities\" version 1 effective 2023-01-01 zone UTC\n"
        + "event application {\n"
        + event
        + "  amount: money(CNY)\n  count: int\n}\ninput {\n"
        + input
        + "  amount : money(CNY) required\n  count : int required\n}\n"
        + windows;
  }

  List<StageModel> stages() {
    return List.of(stage);
  }

  private static void key(Record record, int slot, long number, int kind) {
    record.setKey(slot, (number * 31 + kind) * 0x9E3779B97F4A7C15L, number ^ ((long) kind << 48));
  }

  /** An application in which every entity has the same number. */
  void fill(Record record, long number, SplittableRandom random) {
    record.clear();
    for (int key = 0; key < keys; key++) {
      key(record, firstKey + key, number, key);
    }
    values(record, random);
  }

  /** An application of entities that have nothing to do with each other. */
  void fillApart(Record record, long entities, SplittableRandom random) {
    record.clear();
    for (int key = 0; key < keys; key++) {
      key(record, firstKey + key, random.nextLong(entities), key);
    }
    values(record, random);
  }

  private void values(Record record, SplittableRandom random) {
    record.set(amount, random.nextLong(10_000_00));
    record.set(count, random.nextInt(9));
  }
}
