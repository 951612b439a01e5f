package io.verdict.replay.world.plan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;

/** When the people of an episode apply, in seconds from the start of the month. */
final class EpisodeClock {
  private static final long START = Draws.name("episode.start");
  private static final long DURATION = Draws.name("episode.duration");
  private static final long DAY = Draws.name("arrival.day");
  private static final long HOUR = Draws.name("arrival.hour");
  private static final long SECOND = Draws.name("arrival.second");
  private static final int HOUR_SECONDS = 3_600;

  /** Share of each fraud type that works at night, beside who happens to be awake. */
  private static final double[] NIGHT = {0, 0, 0.075, 0.010};

  private final Calendar calendar;
  private final RingClock rings;

  EpisodeClock(Calendar calendar, StressWindow stress) {
    this.calendar = calendar;
    this.rings = new RingClock(calendar, stress);
  }

  int seconds(int month, EpisodeKind kind, FraudType type, long episode, int member, int size) {
    double night = NIGHT[type.ordinal()];
    return switch (kind) {
      case SOLO -> alone(month, Draws.key(episode, DAY, member), night);
      case FAMILY -> withinDays(month, episode, member, 12, night);
      case DORMITORY, CREW, BROKER -> withinDays(month, episode, member, 6, night);
      case THIEF -> withinDays(month, episode, member, 4, night);
      case SHOP -> opening(month, episode, member, 5, 10, 10);
      case OFFICE -> enterpriseDay(month, episode, member);
      case RING -> rings.seconds(month, episode, member, size);
    };
  }

  private int alone(int month, long key, double night) {
    return at(calendar.day(month, Draws.uniform(key, DAY)), key, night);
  }

  private static int at(int day, long key, double night) {
    double u = Draws.uniform(key, HOUR);
    boolean byNight = Draws.uniform(key, HOUR, 1) < night;
    int hour = byNight ? 2 + (int) (u * 3) : Calendar.hour(u);
    return day * Calendar.DAY_SECONDS
        + hour * HOUR_SECONDS
        + Draws.below(HOUR_SECONDS, key, SECOND);
  }

  private int firstDay(int month, long episode, int span) {
    return Draws.below(Math.max(1, calendar.days(month) - span + 1), episode, START);
  }

  private int withinDays(int month, long episode, int member, int span, double night) {
    long key = Draws.key(episode, DAY, member);
    return at(firstDay(month, episode, span) + Draws.below(span, key, DAY), key, night);
  }

  private int opening(int month, long episode, int member, int span, int open, int hours) {
    long key = Draws.key(episode, DAY, member);
    int day = firstDay(month, episode, span) + Draws.below(span, key, DAY);
    int second = Draws.below(hours * HOUR_SECONDS, key, SECOND);
    return day * Calendar.DAY_SECONDS + open * HOUR_SECONDS + second;
  }

  private int enterpriseDay(int month, long episode, int member) {
    long key = Draws.key(episode, DAY, member);
    double hours = Episode.isBehindOneAddress(episode) ? 2.2 : 6;
    double length = Laws.logNormal(hours, 0.25, Draws.normal(episode, DURATION));
    int second = (int) (Math.min(length, 10) * HOUR_SECONDS * Draws.uniform(key, SECOND));
    return firstDay(month, episode, 1) * Calendar.DAY_SECONDS + 10 * HOUR_SECONDS + second;
  }
}
