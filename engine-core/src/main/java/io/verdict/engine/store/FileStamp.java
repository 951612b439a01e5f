package io.verdict.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What changes when a file is replaced: its time, its size and its identity.
 *
 * @param modifiedNanos time of the last change, as the file system keeps it
 * @param size bytes; -1 when the file is absent
 * @param identity the file system's key, or "" where there is none
 */
record FileStamp(long modifiedNanos, long size, String identity) {

  private static final FileStamp ABSENT = new FileStamp(0, -1, "");

  static FileStamp of(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      return new FileStamp(modified, attributes.size(), key == null ? "" : key.toString());
    } catch (NoSuchFileException absent) {
      return ABSENT;
    }
  }
}
