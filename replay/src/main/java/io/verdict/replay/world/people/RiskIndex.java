package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;

/** The hidden risk index x0 of section 4.8; its last term is what no column sees. */
final class RiskIndex {
  private static final long UNSEEN = Draws.name("risk.unseen");

  private RiskIndex() {}

  static double of(Applicant a) {
    double traits = -0.66 * a.discipline - 0.30 * a.stability + 0.50 * a.hunger - 0.22 * a.capacity;
    double life = (a.male ? 0.12 : 0) + (a.age < 22 ? 0.28 : 0) + (a.age > 52 ? 0.10 : 0);
    double strain = a.debtService / a.verified - 0.45;
    double debt = 0.45 * Math.max(0, Math.min(1.2, strain));
    return traits + Channels.risk(a.channel) + life + debt + 0.62 * Draws.normal(a.person, UNSEEN);
  }
}
