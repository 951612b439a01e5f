package io.verdict.engine.store;

import io.verdict.engine.file.DirectoryLock;
import io.verdict.engine.file.Uninterrupted.FileWork;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread of one process at a time change a directory. The system frees the lock of a
 * process that dies, so the wait is bounded by what live ones do.
 */
final class Gate {

  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Path directory;
  private final String name;

  /**
   * A gate that exists while its lock file is held.
   *
   * @param name the lock file's name in the directory
   */
  Gate(Path directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /** Waits for the gate, does the work and leaves. */
  <T> T within(FileWork<T> work) throws IOException {
    DirectoryLock lock = enter();
    try {
      return work.run();
    } finally {
      lock.close();
    }
  }

  private DirectoryLock enter() throws IOException {
    long start = System.nanoTime();
    while (true) {
      Optional<DirectoryLock> lock = DirectoryLock.tryAcquire(directory, name);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (System.nanoTime() - start > WAIT_NANOS) {
        throw new StoreException(
            Code.BUSY,
            directory.resolve(name)
                + ": held by another process for 60 s\n  the file names the process; end it");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
