package io.verdict.replay.run;

/** Hears how far a long piece of work is. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (step, done, total) -> {};

  /**
   * Some of a step is done.
   *
   * @param step what is being done, such as {@code deciding}
   * @param done units done
   * @param total units in all; 0 when not known yet
   */
  void report(String step, long done, long total);
}
