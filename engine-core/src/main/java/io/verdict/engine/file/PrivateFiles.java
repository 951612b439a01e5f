package io.verdict.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates directories and files that only their owner may read (0700 and 0600 where the file system
 * has POSIX permissions) and replaces files so that a reader sees the old bytes or the new ones.
 *
 * <p>"Forced" means that the bytes are on the device: they survive a power failure, not only the
 * end of the process.
 *
 * <p><b>Thread safety</b>: stateless; two threads that replace the same file at once need a lock of
 * their own. <b>Interrupts</b> never stop these methods half-way.
 */
public final class PrivateFiles {

  private static final Set<StandardOpenOption> CREATE_NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
  private static final Set<StandardOpenOption> OPEN_OR_CREATE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);

  private PrivateFiles() {}

  /**
   * Creates {@code directory} and its missing parents, each 0700; existing ones stay as they are.
   *
   * @throws IOException if one cannot be created
   */
  public static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(directory, "rwx------"));
  }

  /**
   * Opens a new file, 0600, for reading and writing.
   *
   * @throws IOException if it exists or cannot be created
   */
  public static FileChannel createNew(Path file) throws IOException {
    return FileChannel.open(file, CREATE_NEW, attributes(file, "rw-------"));
  }

  /**
   * Opens a file for reading and writing and creates it, 0600, when it is absent.
   *
   * @throws IOException if it cannot be opened
   */
  public static FileChannel openOrCreate(Path file) throws IOException {
    return FileChannel.open(file, OPEN_OR_CREATE, attributes(file, "rw-------"));
  }

  /**
   * Replaces {@code file} by one with {@code content}: written beside it under the name {@code
   * file.tmp}, forced, renamed over it, directory forced. After a crash the file holds the old
   * bytes or the new ones, never a mixture.
   *
   * @param content bytes from position to limit; the position does not move
   * @throws IOException if any step fails; the old file is then still there
   */
  public static void replace(Path file, ByteBuffer content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Uninterrupted.call(
        () -> {
          Files.deleteIfExists(temporary);
          try (FileChannel channel = createNew(temporary)) {
            writeFully(channel, content.duplicate());
            channel.force(true);
          } catch (IOException failed) {
            Files.deleteIfExists(temporary);
            throw failed;
          }
          return null;
        });
    rename(temporary, file);
  }

  /**
   * Renames a forced file over another name in one step and forces the directory.
   *
   * @throws IOException if the file system cannot rename atomically or a step fails
   */
  public static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException unsupported) {
      throw new IOException(
          to + ": this file system cannot rename atomically\n  put the store on a local disk",
          unsupported);
    }
    forceDirectory(to.toAbsolutePath().getParent());
  }

  /**
   * Forces a directory, so that a file created or renamed in it is still there after a power
   * failure. Windows does it by itself and cannot open a directory; there this does nothing.
   *
   * @throws IOException if the directory cannot be forced
   */
  public static void forceDirectory(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Uninterrupted.call(
        () -> {
          try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
          }
          return null;
        });
  }

  /**
   * Writes all remaining bytes of {@code content} at the channel's position.
   *
   * @throws IOException if a write fails, for example because the disk is full
   */
  public static void writeFully(FileChannel channel, ByteBuffer content) throws IOException {
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
