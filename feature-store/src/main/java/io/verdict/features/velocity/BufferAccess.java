package io.verdict.features.velocity;

/**
 * Checks, before any buffer class is touched, that the JVM lets Agrona's buffers reach memory:
 * without the flag they fail with a riddle.
 */
final class BufferAccess {
  private static final String PACKAGE = "jdk.internal.misc";

  private BufferAccess() {}

  static void require() {
    Module base = Object.class.getModule();
    Module own = BufferAccess.class.getModule();
    if (!base.isOpen(PACKAGE, own) && !base.isExported(PACKAGE, own)) {
      throw new IllegalStateException(
          "the feature store needs a JVM flag that is missing:"
              + " --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED\n"
              + "  start the host with: java @verdict.args ...");
    }
  }
}
