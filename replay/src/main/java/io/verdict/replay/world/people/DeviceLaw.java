package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.Calendar;
import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Persona;

/** What the device tells of itself; drawn by device, so that all its users show the same. */
final class DeviceLaw {
  private static final long EMULATOR = Draws.name("device.emulator");
  private static final long ROOTED = Draws.name("device.rooted");
  private static final long HOOK = Draws.name("device.hook_framework");
  private static final long MULTI_OPEN = Draws.name("device.multi_open");
  private static final long REMOTE = Draws.name("device.remote_control_active");
  private static final long FARM = Draws.name("device.farm");
  private static final long FOREIGN = Draws.name("device.foreign");
  private static final long RESET = Draws.name("device.reset_days");
  private static final long SEEN = Draws.name("device.first_seen_days");
  private static final long MOTION = Draws.name("device.motion_var");
  private static final long CHARGING = Draws.name("device.charging");
  private static final long BATTERY = Draws.name("device.battery");
  private static final Rates EMULATORS = Rates.of(0.0006, 0.22, 0.025, 0.002);
  private static final Rates ROOTS = Rates.of(0.012, 0.20, 0.068, 0.020);
  private static final Rates HOOKS_ON_ROOT = Rates.of(0.020, 0.60, 0.45, 0.10);
  private static final Rates CLONES = Rates.of(0.003, 0.28, 0.028, 0.006);
  private static final Rates COACHED = Rates.of(0.0006, 0.010, 0.19, 0);
  private static final Rates FARMS = Rates.of(0.0033, 0.33, 0.010, 0.003);
  private static final Rates FOREIGNERS = Rates.of(0.004, 0.07, 0.06, 0.004);
  private static final Rates FRESH_RESETS = Rates.of(0.0103, 0.36, 0.22, 0.021);
  private static final double NEVER_SEEN = 0.60;
  private static final double FRAUD_NEVER_SEEN = 0.86;
  private static final String[] LANGUAGES = {"zh", "ug", "bo", "mn"};
  private static final double[] LANGUAGE_SHARES = Laws.cumulate(0.985, 0.009, 0.003, 0.003);
  private static final String[] ZONES = {"Asia/Bangkok", "Asia/Yangon", "UTC", "Asia/Manila"};

  private DeviceLaw() {}

  static void fill(Applicant a, Row row) {
    FraudType type = a.deviceType();
    boolean rooted = ROOTS.hit(type, a.ownerShade, a.device, ROOTED);
    row.put(Column.DEVICE_ID, a.device);
    row.put(Column.DEVICE_EMULATOR, EMULATORS.hit(type, a.ownerShade, a.device, EMULATOR));
    row.put(Column.DEVICE_ROOTED, rooted);
    row.put(
        Column.DEVICE_HOOK_FRAMEWORK,
        rooted && HOOKS_ON_ROOT.hit(type, a.ownerShade, a.device, HOOK));
    row.put(Column.DEVICE_MULTI_OPEN, CLONES.hit(type, a.ownerShade, a.device, MULTI_OPEN));
    row.put(Column.DEVICE_REMOTE_CONTROL, COACHED.hit(a.type, a.shade, a.application, REMOTE));
    posture(a, row, FARMS.hit(type, a.ownerShade, a.device, FARM));
    locale(a, row, FOREIGNERS.hit(type, a.ownerShade, a.device, FOREIGN));
    age(a, row, FRESH_RESETS.hit(type, a.ownerShade, a.device, RESET));
  }

  private static void posture(Applicant a, Row row, boolean farm) {
    double motion = Laws.logNormal(0.6, 0.9, Draws.normal(a.application, MOTION));
    double battery = 1 + 99 * StrictMath.sqrt(Draws.uniform(a.application, BATTERY));
    boolean charging = Draws.chance(0.25, a.application, CHARGING);
    boolean onTable = Draws.uniform(a.application, MOTION, 1) < 0.05;
    double still = 0.001 + 0.008 * Draws.uniform(a.application, MOTION, 2);
    boolean quiet = farm || onTable;
    row.put(Column.DEVICE_MOTION_VAR, Math.round((quiet ? still : motion) * 100_000));
    row.put(Column.DEVICE_CHARGING, farm || charging);
    boolean full = charging && Draws.uniform(a.application, BATTERY, 1) < 0.06;
    row.put(Column.DEVICE_BATTERY, farm || full ? 100 : (long) battery);
  }

  private static void locale(Applicant a, Row row, boolean foreign) {
    double u = Draws.uniform(a.device, FOREIGN, 1);
    boolean abroad = foreign && u < 0.6;
    row.put(Column.DEVICE_TZ, abroad ? ZONES[(int) (u / 0.6 * 4)] : "Asia/Shanghai");
    String own = LANGUAGES[Laws.pick(LANGUAGE_SHARES, Draws.uniform(a.device, FOREIGN, 2))];
    row.put(Column.DEVICE_LANG, foreign && !abroad ? "en" : own);
  }

  private static void age(Applicant a, Row row, boolean freshReset) {
    boolean fraud = a.deviceType() == FraudType.RING || a.deviceType() == FraudType.STOLEN;
    double u = Draws.uniform(a.device, SEEN);
    double neverSeen = fraud ? FRAUD_NEVER_SEEN : NEVER_SEEN;
    double before = u < neverSeen ? 0 : 1 + Laws.exponential(fraud ? 8 : 160, (1 - u) / 0.5);
    before = freshReset ? Math.min(before, 0.4) : Math.max(0, Math.min(before, 2_000));
    double days = before + daysSinceFirstUse(a);
    row.put(Column.DEVICE_FIRST_SEEN_DAYS, (long) days);
    double reset = Draws.uniform(a.device, RESET, 1);
    double resetBefore = freshReset ? 3 * reset : 4 + Laws.exponential(420, reset);
    row.put(Column.DEVICE_RESET_DAYS, (long) Math.min(3_000, resetBefore + daysSinceFirstUse(a)));
  }

  /** Days that the platform has seen this device by earlier applications of the same person. */
  private static double daysSinceFirstUse(Applicant a) {
    if (a.relative != 0) {
      return (a.time - a.relativeTime) / (double) Calendar.DAY_SECONDS;
    }
    if (a.persona == Persona.DEVICE_SWITCHER) {
      return 0;
    }
    double laterUser =
        a.kind == EpisodeKind.FAMILY && a.member > 0 ? Draws.below(9, a.device, SEEN, 1) : 0;
    return laterUser + a.sinceFirst / (double) Calendar.DAY_SECONDS;
  }
}
