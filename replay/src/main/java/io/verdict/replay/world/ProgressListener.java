package io.verdict.replay.world;

/**
 * Told how far a long run has come.
 *
 * <p><b>Thread safety:</b> called by the thread that started the run.
 */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener NONE = (done, total) -> {};

  /**
   * Some applications more are written.
   *
   * @param done applications written so far
   * @param total applications of the run
   */
  void progress(long done, long total);
}
