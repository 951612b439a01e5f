package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.ListBook;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.Calendar;
import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.MonthEpisodes;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Slot;
import io.verdict.replay.world.plan.StressWindow;
import java.util.List;

/**
 * Makes applicants and their rows from slots of the plan.
 *
 * <p><b>Thread safety:</b> confined to one thread; any number may work on one history.
 * <b>Allocation:</b> none per applicant but entries of lists.
 */
public final class ApplicantFactory {
  private static final long APPLICATION = Draws.name("application");
  private static final long RELATIVE = Draws.name("relative");
  private static final double HAS_EARLIER_RELATIVE = 0.021;
  private static final int RELATIVE_MONTHS = 12;
  private static final int HOUR_SECONDS = 3_600;

  private final Calendar calendar;
  private final StressWindow stress;
  private final List<MonthEpisodes> earlier;
  private final Applicant applicant = new Applicant();

  /**
   * A factory for one history.
   *
   * @param earlier the episodes of the months before any slot given to {@link #make}, by month
   */
  public ApplicantFactory(Parameters parameters, Calendar calendar, List<MonthEpisodes> earlier) {
    this.calendar = calendar;
    this.stress = parameters.stress();
    this.earlier = earlier;
  }

  /** Counties that are not served. */
  public static List<String> unservedCounties() {
    return Geography.unserved();
  }

  /** Occupations that are not lent to. */
  public static List<String> restrictedJobs() {
    return PersonLaw.restrictedJobs();
  }

  /**
   * Fills the row of an application.
   *
   * @param slot the application
   * @param number its row, from 0
   * @param row filled here
   * @param book takes the entities that are on lists
   * @return the applicant, valid until the next call
   */
  public Applicant make(Slot slot, long number, Row row, ListBook book) {
    Applicant a = applicant;
    place(slot, a);
    Channels.assign(a, stress);
    Ties.settle(a);
    Traits.fill(a);
    Ties.fill(a);
    row.clear();
    row.put(Column.APP_ID, number);
    row.put(Column.APP_TIME, a.time);
    row.put(Column.APP_HOUR, a.hour);
    Channels.fill(a, row);
    PersonLaw.fill(a, row);
    IncomeLaw.fill(a, row);
    BureauLaw.assignThin(a);
    DebtLaw.fill(a, row);
    BureauLaw.fill(a, row, stress);
    a.riskIndex = RiskIndex.of(a);
    DeviceLaw.fill(a, row);
    PlaceLaw.fill(a, row);
    IdentityLaw.fill(a, row);
    PhoneLaw.fill(a, row);
    SessionLaw.fill(a, row);
    ExternalLaw.fill(a, row);
    MissingLaw.fill(a, row, stress);
    KnownFraud.note(a, book);
    return a;
  }

  private void place(Slot slot, Applicant a) {
    a.month = slot.month();
    a.member = slot.member();
    a.size = slot.size();
    a.attempt = slot.attempt();
    a.sinceFirst = slot.sinceFirst();
    a.time = slot.time();
    a.episode = slot.episode();
    a.person = slot.person();
    a.kind = slot.kind();
    a.type = slot.type();
    a.persona = slot.persona();
    a.application = Draws.key(a.person, APPLICATION, a.attempt);
    long second = a.time - calendar.start(a.month);
    a.day = (int) (second / Calendar.DAY_SECONDS) + 1;
    a.hour = (int) (second % Calendar.DAY_SECONDS) / HOUR_SECONDS;
    a.relative = 0;
    if (a.kind == EpisodeKind.SOLO && Draws.chance(HAS_EARLIER_RELATIVE, a.person, RELATIVE)) {
      findRelative(a);
    }
  }

  private void findRelative(Applicant a) {
    int month = a.month - 1 - Draws.below(RELATIVE_MONTHS, a.person, RELATIVE, 1);
    if (month < 0) {
      return;
    }
    MonthEpisodes episodes = earlier.get(month);
    if (episodes.soloCount() > 0) {
      int index = Draws.below(episodes.soloCount(), a.person, RELATIVE, 2);
      a.relative = episodes.soloPerson(index);
      a.relativeTime = episodes.soloTime(index);
    }
  }
}
