package io.verdict.engine.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Child of the tests: says whether it gets a lock. */
public final class LockMain {

  private LockMain() {}

  /** Argument: the directory. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(DirectoryLock.tryAcquire(Path.of(arguments[0]), "x.lock").isPresent());
  }
}
