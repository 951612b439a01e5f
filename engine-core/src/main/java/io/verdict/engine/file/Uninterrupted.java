package io.verdict.engine.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;

/**
 * Runs file work to its end although the calling thread is interrupted. A {@code FileChannel}
 * closes itself when its thread is interrupted; a host that cancels one request must not thereby
 * break the store that the request happened to touch.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class Uninterrupted {

  private Uninterrupted() {}

  /**
   * File work that opens its own channels and may be started again from the beginning.
   *
   * @param <T> what it yields
   */
  @FunctionalInterface
  public interface FileWork<T> {

    /**
     * Does the work once.
     *
     * @return its result
     * @throws IOException if a file operation fails
     */
    T run() throws IOException;
  }

  /**
   * Runs {@code work}, again if an interrupt closed its channel, and restores the interrupt flag.
   *
   * @param work work that may be repeated
   * @param <T> what it yields
   * @return the result of the run that was not interrupted
   * @throws IOException if the work fails for another reason
   */
  public static <T> T call(FileWork<T> work) throws IOException {
    Objects.requireNonNull(work, "work");
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.run();
        } catch (ClosedByInterruptException again) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
