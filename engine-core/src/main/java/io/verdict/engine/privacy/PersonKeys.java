package io.verdict.engine.privacy;

import io.verdict.engine.record.Applicant;
import java.util.Optional;

/**
 * One secret key for each person, under which the person's values are sealed in the journal.
 * Destroying the key erases them from every copy of the journal at once.
 *
 * <p>{@link PersonKeyFile} keeps them in a file; a host with a key service puts an adapter here.
 *
 * <p><b>Thread safety</b>: shared by threads.
 */
public interface PersonKeys {
  /**
   * The person's key, made at the first call; it outlives this process, and after {@link #force}
   * also a power failure.
   *
   * @throws ErasedException if the person's key was destroyed
   */
  PersonKey keyOf(Applicant person);

  /** The person's key, or empty when there is none: never made, or destroyed. */
  Optional<PersonKey> find(Applicant person);

  /**
   * Destroys the person's key; durable before it returns. No key is made for the person again.
   *
   * @return whether there was one
   */
  boolean erase(Applicant person);

  /** Brings every key made so far to the device; where there is none to bring, does nothing. */
  void force();
}
