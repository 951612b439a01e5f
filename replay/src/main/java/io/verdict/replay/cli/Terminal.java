package io.verdict.replay.cli;

import java.io.Console;

/** Tells whether a person is watching. */
final class Terminal {
  private static final int CONSOLE_ALWAYS_SINCE = 22;

  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // newer JDKs are asked by isTerminal below
  static boolean isWatched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    if (Runtime.version().feature() < CONSOLE_ALWAYS_SINCE) {
      return true;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
