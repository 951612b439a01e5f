package io.verdict.replay.world.plan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;

/**
 * When the members of a ring apply: in sessions of the operator, spread over a burst of days.
 *
 * <p>Large rings mostly strike at once, in long sessions; small ones mostly drip. Over all, a burst
 * lasts five days on average.
 */
final class RingClock {
  private static final long STYLE = Draws.name("ring.strikes");
  private static final long SESSION = Draws.name("ring.session");
  private static final long LENGTH = Draws.name("ring.session.length");
  private static final long GAP = Draws.name("ring.session.gap");
  private static final long BURST = Draws.name("ring.burst");
  private static final long WAVE = Draws.name("ring.wave");
  private static final long START = Draws.name("ring.start");
  private static final int LARGE = 25;
  private static final double LARGE_STRIKES = 0.95;
  private static final double SMALL_STRIKES = 0.12;
  private static final double NIGHT = 0.15;
  private static final int HOUR_SECONDS = 3_600;

  private final Calendar calendar;
  private final StressWindow stress;

  RingClock(Calendar calendar, StressWindow stress) {
    this.calendar = calendar;
    this.stress = stress;
  }

  static boolean strikes(long ring) {
    boolean large = EpisodeSize.of(EpisodeKind.RING, ring) >= LARGE;
    return Draws.chance(large ? LARGE_STRIKES : SMALL_STRIKES, ring, STYLE);
  }

  /** The session in which a member applies, from 0. */
  static int session(long ring, int member) {
    return member / sessionLength(ring);
  }

  private static int sessionLength(long ring) {
    return strikes(ring) ? 14 + Draws.below(14, ring, LENGTH) : 1 + Draws.below(4, ring, LENGTH);
  }

  int seconds(int month, long ring, int member, int size) {
    int sessions = (size - 1) / sessionLength(ring) + 1;
    int session = session(ring, member);
    long key = Draws.key(ring, SESSION, session);
    double burstDays = burstDays(ring);
    double room = Math.max(0, calendar.days(month) - burstDays - 1);
    int day = (int) (startDay(month, ring, room) + burstDays * session / sessions);
    int gap = 60 + Draws.below(150, ring, GAP);
    int inside = member % sessionLength(ring) * gap + Draws.below(40, key, GAP, member);
    return day * Calendar.DAY_SECONDS + startSecond(key) + inside;
  }

  private static double burstDays(long ring) {
    double u = Draws.uniform(ring, BURST);
    return strikes(ring)
        ? Math.min(6, Laws.exponential(0.8, u))
        : Math.max(2, Math.min(20, Laws.exponential(9, u)));
  }

  private double startDay(int month, long ring, double room) {
    double u = Draws.uniform(ring, START);
    if (!stress.startsIn(Preset.FRAUD_WAVE, month)) {
      return room * u;
    }
    double waveShare = stress.waveShare(calendar.days(month));
    boolean inWave = Draws.uniform(ring, WAVE) < waveShare;
    return inWave
        ? Math.min(room, StressWindow.WAVE_DAYS * u)
        : Math.min(room, StressWindow.WAVE_DAYS + u * (room - StressWindow.WAVE_DAYS));
  }

  private static int startSecond(long session) {
    double u = Draws.uniform(session, START);
    boolean night = Draws.uniform(session, STYLE) < NIGHT;
    int hour = night ? 2 + (int) (u * 2.4) : Math.min(22, Calendar.hour(u));
    return hour * HOUR_SECONDS + Draws.below(HOUR_SECONDS / 2, session, GAP);
  }
}
