package io.verdict.engine.flow;

/**
 * A session, and with it a record, is used by two threads at once. The second one gets this; what
 * the first one decides is not touched by it.
 */
public final class ConcurrentUseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ConcurrentUseException() {
    super(
        "another thread is deciding in this session\n"
            + "  give each thread a session of its own, or lend sessions from a pool");
  }
}
