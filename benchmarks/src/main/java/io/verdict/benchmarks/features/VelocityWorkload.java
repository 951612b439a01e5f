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

/** Eight windows of one device, and events over a week for a number of devices. */
final class VelocityWorkload {
  static final long DAY_MILLIS = 86_400_000;
  static final long START_MILLIS = 1_700_000_000_000L;
  static final long[] COUNT_MILLIS = {DAY_MILLIS / 24, DAY_MILLIS, 7 * DAY_MILLIS, 30 * DAY_MILLIS};

  private static final String POLICY =
      """
      policy fraud "Velocity" version 1 effective 2023-01-01 zone UTC
      event application { device.id: key  id_no: key  amount: money(CNY) }
      input {
        device.id : key        required
        id_no     : key        required
        amount    : money(CNY) required
      }
      window count_1h  = count()         of application by device.id over 1h  exclude current
      window count_24h = count()         of application by device.id over 24h exclude current
      window count_7d  = count()         of application by device.id over 7d  exclude current
      window count_30d = count()         of application by device.id over 30d exclude current
      window sum_24h   = sum(amount)     of application by device.id over 24h exclude current
      window sum_30d   = sum(amount)     of application by device.id over 30d exclude current
      window ids_24h   = distinct(id_no) of application by device.id over 24h exclude current
      window ids_7d    = distinct(id_no) of application by device.id over 7d  exclude current
      """;

  private static final List<String> WINDOWS =
      List.of(
          "count_1h",
          "count_24h",
          "count_7d",
          "count_30d",
          "sum_24h",
          "sum_30d",
          "ids_24h",
          "ids_7d");

  final StageModel stage;
  final RecordLayout layout;
  private final int device;
  private final int person;
  private final int amount;

  VelocityWorkload() {
    this(false);
  }

  /** The same windows, to the millisecond where that is asked for. */
  VelocityWorkload(boolean isExact) {
    String policy = isExact ? POLICY.replace("exclude current", "exclude current exact") : POLICY;
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("velocity.policy", policy));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.render(Locale.ENGLISH));
    }
    stage = compiled.models().get(0);
    layout = RecordLayout.of(stage.schema());
    device = layout.slot("device.id");
    person = layout.slot("id_no");
    amount = layout.slot("amount");
  }

  List<StageModel> stages() {
    return List.of(stage);
  }

  /** The slots of the eight windows, in the order of the policy. */
  int[] windowSlots() {
    return WINDOWS.stream().mapToInt(layout::slot).toArray();
  }

  /** An application with everything given. */
  void fill(Record record, long deviceNumber, long personNumber, long amountMinor) {
    record.clear();
    record.setKey(device, deviceNumber * 0x9E3779B97F4A7C15L, deviceNumber);
    record.setKey(person, personNumber, 1);
    record.set(amount, amountMinor);
  }

  /** An application; its key is spread as a keyed hash would be. */
  void fill(Record record, long deviceNumber, SplittableRandom random) {
    record.clear();
    record.setKey(device, deviceNumber * 0x9E3779B97F4A7C15L, deviceNumber);
    record.setKey(person, random.nextLong(5), 1);
    record.set(amount, random.nextLong(10_000_00));
  }
}
