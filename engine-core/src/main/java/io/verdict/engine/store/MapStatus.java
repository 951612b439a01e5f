package io.verdict.engine.store;

/**
 * How full a {@link SharedMap} is, and who uses it.
 *
 * @param state what to do about it
 * @param entries entries stored
 * @param declaredEntries entries that it was made for
 * @param freePercent room left in its fullest part, 0 to 100
 * @param generation number of the file in use; grows when the map is rebuilt
 * @param openers processes that have it open, this one included
 */
public record MapStatus(
    State state,
    long entries,
    long declaredEntries,
    int freePercent,
    long generation,
    int openers) {

  /** Entries from which on the alarm is given: 80 % of those declared. */
  public static final int ALARM_PERCENT = 80;

  /** What to do about it. */
  public enum State {
    /** Nothing. */
    OK,
    /** The alarm: grow it soon. */
    NEARLY_FULL,
    /** It refuses new keys; reading and replacing go on. */
    FULL
  }
}
