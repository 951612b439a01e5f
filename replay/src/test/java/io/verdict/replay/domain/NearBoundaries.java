package io.verdict.replay.domain;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Fills records with values around those that rules compare with; nothing is missing. */
final class NearBoundaries {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long LAST_DAY = Instant.parse("2026-12-02T00:00:00Z").toEpochMilli();
  private static final long CAP_FELL = Instant.parse("2020-08-20T00:00:00Z").toEpochMilli();

  /** Numbers in the smallest unit of the type; others are drawn from 0 to 12. */
  private static final Map<String, long[]> NUMBERS =
      Map.ofEntries(
          Map.entry("applicant.age", range(17, 62)),
          Map.entry("id.age", range(20, 40)),
          Map.entry("face.age", range(20, 40)),
          Map.entry("phone.sim_swap_hours", range(70, 75)),
          Map.entry("phone.tenure_m", range(0, 8)),
          Map.entry("session.fill_seconds", range(22, 28)),
          Map.entry("device.battery", range(98, 101)),
          Map.entry("ip.net_ids_24h", range(17, 23)),
          Map.entry("customer.worst_dpd_ever", range(28, 34)),
          Map.entry("customer.last_credit_reject_days", range(27, 33)),
          Map.entry("bureau.worst_dpd_24m", new long[] {0, 1, 30, 59, 60, 61, 62, 89, 90, 91, 92}),
          Map.entry("bureau.months_on_file", new long[] {0, 6, 20, 60, 120}),
          Map.entry("id.ocr_tamper_score", new long[] {100, 898, 899, 900, 901}),
          Map.entry("face.liveness", new long[] {500, 699, 700, 701, 950}),
          Map.entry("face.similarity", new long[] {650, 699, 700, 701, 779, 780, 781, 950}),
          Map.entry("device.motion_var", new long[] {0, 999, 1_000, 1_001}),
          Map.entry("ring.hop2_labelled_share", new long[] {0, 99_999, 100_000, 100_001}),
          Map.entry(
              "bureau.rev_util",
              new long[] {0, 300_000, 799_999, 800_000, 949_999, 950_000, 1_000_000}),
          Map.entry("bureau.overdue_now_amt", new long[] {0, 499_99, 500_00, 500_01}),
          Map.entry("bureau.guarantee_amt", new long[] {0, 299_999_99, 300_000_00, 300_000_01}),
          Map.entry("portfolio.budget_left", new long[] {-1, 0, 1, 1_000_00}),
          Map.entry("app.amount", new long[] {400_00, 499_99, 500_00, 1_000_00, 20_000_00}),
          Map.entry("income.declared", money(2_000_00, 6_000_00, 30_000_00)),
          Map.entry("income.verified", money(2_000_00, 10_000_00, 60_000_00)),
          Map.entry(
              "bureau.unsecured_debt",
              money(0, 28_800_00, 144_000_00, 150_000_00, 190_000_00, 199_000_00, 200_000_00)),
          Map.entry("bureau.debt_service", money(1_00, 1_700_00, 5_000_00, 8_500_00)));

  private static final Map<String, List<String>> CODES =
      Map.of(
          "device.tz", List.of("Asia/Shanghai", "UTC"),
          "device.lang", List.of("zh", "ug", "bo", "mn", "en"),
          "applicant.occupation", List.of("student", "none", "clerk"));

  private final SplittableRandom random;

  NearBoundaries(SplittableRandom random) {
    this.random = random;
  }

  private static long[] range(int from, int to) {
    return LongStream.range(from, to).toArray();
  }

  /** Each amount, a fen less and a fen more. */
  private static long[] money(long... amounts) {
    return Arrays.stream(amounts)
        .flatMap(amount -> LongStream.of(Math.max(0, amount - 1), amount, amount + 1))
        .toArray();
  }

  void fill(Record record) {
    record.set(record.layout().slot("app.time"), time());
    for (int slot = 0; slot < record.layout().size(); slot++) {
      Field field = record.layout().schema().field(slot);
      if (field.role() != Role.DERIVED
          && field.role() != Role.RESULT
          && !field.name().equals("app.time")) {
        fill(record, slot, field);
      }
    }
  }

  private long time() {
    long day = random.nextInt(4) == 0 ? CAP_FELL : LAST_DAY;
    return day + random.nextLong(-DAY_MILLIS, DAY_MILLIS);
  }

  private void fill(Record record, int slot, Field field) {
    switch (field.type().kind()) {
      case BOOL -> record.set(slot, random.nextInt(2));
      case ENUM -> record.set(slot, random.nextInt(field.type().symbols().size()));
      case SET -> record.set(slot, random.nextInt(1 << field.type().symbols().size()));
      case CODE -> {
        List<String> codes = CODES.getOrDefault(field.name(), List.of("R07C03"));
        record.setSymbol(slot, codes.get(random.nextInt(codes.size())));
      }
      case KEY -> record.setKey(slot, 1, 1 + random.nextInt(4));
      case DATE ->
          record.set(
              slot,
              record.value(record.layout().slot("app.time")) / DAY_MILLIS + random.nextInt(-2, 3));
      case DECIMAL -> record.set(slot, decimal(field));
      default -> record.set(slot, number(field));
    }
  }

  private long decimal(Field field) {
    if (field.name().contains(".geo_")) {
      return 30_00000 + random.nextLong(-3_00000, 3_00000);
    }
    return number(field);
  }

  private long number(Field field) {
    long[] numbers = NUMBERS.get(field.name());
    return numbers == null ? random.nextInt(13) : numbers[random.nextInt(numbers.length)];
  }
}
