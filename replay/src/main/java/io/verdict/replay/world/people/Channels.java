package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Persona;
import io.verdict.replay.world.plan.Preset;
import io.verdict.replay.world.plan.StressWindow;

/** Channels and partner scenarios: who comes through which, and what that says of them. */
final class Channels {
  private static final String[] NAMES = {"app_store", "info_flow", "api_embed", "referral", "sms"};
  private static final int API_EMBED = 2;
  private static final double[] SHARES = Laws.cumulate(0.22, 0.33, 0.30, 0.08, 0.07);
  private static final double[] SHIFTED =
      Laws.cumulate(
          0.22 * 0.5 / 0.67, 0.50, 0.30 * 0.5 / 0.67, 0.08 * 0.5 / 0.67, 0.07 * 0.5 / 0.67);
  private static final double[] HUNGER = {0, 0.20, -0.10, -0.15, 0.15};
  private static final double[] RISK = {0, 0.18, -0.12, -0.08, 0.15};

  /** Sixteen live inside partners' apps, then two in each other channel, in its order. */
  private static final String[] SCENARIOS = {
    "checkout",
    "phone_trade_in",
    "travel",
    "ride",
    "grocery",
    "appliances",
    "renovation",
    "courses",
    "dental",
    "car_service",
    "fitness",
    "rental_deposit",
    "utilities",
    "gaming",
    "wedding",
    "farm_supplies",
    "app_first",
    "app_return",
    "ads_video",
    "ads_news",
    "friend",
    "employer",
    "sms_offer",
    "sms_return",
  };

  private static final int EMBEDDED_SCENARIOS = 16;
  private static final double CHANGES_CHANNEL = 0.08;
  private static final double RING_CHANNEL = 0.7;
  private static final long CHANNEL = Draws.name("channel.type");
  private static final long NEXT = Draws.name("channel.next");
  private static final long OF_RING = Draws.name("channel.of_ring");
  private static final long SCENARIO = Draws.name("scenario.id");

  private Channels() {}

  static double hunger(int channel) {
    return HUNGER[channel];
  }

  static double risk(int channel) {
    return RISK[channel];
  }

  /** The channel through which the person first comes. */
  static void assign(Applicant a, StressWindow stress) {
    boolean shifted = stress.lastsIn(Preset.CHANNEL_SHIFT, a.month);
    boolean ofRing = a.isOfRing() && Draws.chance(RING_CHANNEL, a.person, OF_RING);
    double u = Draws.uniform(ofRing ? a.episode : a.person, CHANNEL);
    a.channel = Laws.pick(shifted ? SHIFTED : SHARES, u);
  }

  static void fill(Applicant a, Row row) {
    int channel = a.channel;
    boolean tries =
        a.type != FraudType.NONE
            && a.persona == Persona.DEVICE_SWITCHER
            && Draws.chance(CHANGES_CHANNEL, a.application, CHANNEL);
    boolean changes = tries || a.persona == Persona.CHANNEL_SHOPPER;
    if (a.attempt > 0 && changes) {
      channel = (channel + 1 + Draws.below(NAMES.length - 1, a.application, NEXT)) % NAMES.length;
    }
    row.put(Column.CHANNEL_TYPE, NAMES[channel]);
    double u = Draws.uniform(a.application, SCENARIO);
    int scenario =
        channel == API_EMBED
            ? (int) (u * u * EMBEDDED_SCENARIOS)
            : EMBEDDED_SCENARIOS
                + 2 * (channel < API_EMBED ? channel : channel - 1)
                + (int) (u * 2);
    row.put(Column.SCENARIO_ID, SCENARIOS[scenario]);
  }
}
