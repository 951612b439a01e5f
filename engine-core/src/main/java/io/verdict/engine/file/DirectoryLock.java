package io.verdict.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exclusive right of one opener, in one process, to a directory: an operating-system lock on a
 * small file in it. The system gives the lock back when the process ends in any way, {@code kill
 * -9} included, so a lock that is left behind never blocks the next start.
 *
 * <p>POSIX locks belong to the process and vanish when <em>any</em> descriptor of the file is
 * closed; a second opener in the same process is therefore refused from a table before it touches
 * the file.
 *
 * <p><b>Thread safety</b>: safe for use by any threads. <b>Lifecycle</b>: held from {@link
 * #tryAcquire} to {@link #close}, which may be called twice.
 */
public final class DirectoryLock implements AutoCloseable {

  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private boolean open = true;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock if nobody holds it; does not wait.
   *
   * @param directory an existing directory
   * @param name the lock file's name; one name for each thing that can be locked
   * @return the lock, or empty when this or another process holds it
   * @throws IOException if the lock file cannot be created
   */
  public static Optional<DirectoryLock> tryAcquire(Path directory, String name) throws IOException {
    Path file = directory.toRealPath().resolve(name);
    if (!HELD_BY_THIS_PROCESS.add(file)) {
      return Optional.empty();
    }
    DirectoryLock lock = null;
    try {
      lock = Uninterrupted.call(() -> lockOrNull(file));
      return Optional.ofNullable(lock);
    } finally {
      if (lock == null) {
        HELD_BY_THIS_PROCESS.remove(file);
      }
    }
  }

  private static DirectoryLock lockOrNull(Path file) throws IOException {
    FileChannel channel = PrivateFiles.openOrCreate(file);
    DirectoryLock held = null;
    boolean closing = true;
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        String owner = "process " + ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
        held = new DirectoryLock(file, channel);
      }
      return held;
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      // Closing this descriptor would release that holder's lock; it stays open instead.
      closing = false;
      return null;
    } finally {
      if (held == null && closing) {
        channel.close();
      }
    }
  }

  /** Gives the lock back. */
  @Override
  public synchronized void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    try {
      channel.close();
    } finally {
      HELD_BY_THIS_PROCESS.remove(file);
    }
  }
}
