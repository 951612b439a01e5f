package io.verdict.features.list;

/**
 * A set of 128-bit hashes: keys as a host's {@code KeyHasher} makes them, or {@link Symbols} of
 * codes.
 *
 * <p><b>Thread safety</b>: read by any threads. <b>Allocation</b>: none in {@link #contains}.
 */
public interface MemberList {
  /** Whether a member is on the list. */
  boolean contains(long high, long low);

  /** Number of different members. */
  long size();
}
