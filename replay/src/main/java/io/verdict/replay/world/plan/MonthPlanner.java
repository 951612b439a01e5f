package io.verdict.replay.world.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Plans the months of a history one after the other.
 *
 * <p><b>Thread safety:</b> confined to one thread; its plans may be shared.
 */
public final class MonthPlanner {
  private final Parameters parameters;
  private final Calendar calendar;
  private final EpisodeQuota quota;
  private final List<MonthEpisodes> planned = new ArrayList<>();

  /** A planner that stands before the first month. */
  public MonthPlanner(Parameters parameters, Calendar calendar) {
    this.parameters = parameters;
    this.calendar = calendar;
    this.quota = new EpisodeQuota(parameters);
  }

  /** True while a month is left. */
  public boolean hasNext() {
    return planned.size() < calendar.months();
  }

  /** The episodes of all months planned so far, by month. */
  public List<MonthEpisodes> planned() {
    return List.copyOf(planned);
  }

  /** Plans the next month. */
  public MonthPlan next() {
    int month = planned.size();
    MonthEpisodes episodes = new MonthEpisodes(parameters, calendar, month);
    quota.accrue(month, calendar.days(month), calendar.count(month));
    MonthPlan plan = new MonthPlan(episodes, calendar.count(month), quota);
    planned.add(episodes);
    return plan;
  }
}
