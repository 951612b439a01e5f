package io.verdict.engine.store;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.file.Uninterrupted;
import io.verdict.engine.store.StoreException.Code;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files {@code artifacts/<sha256>.vda}: written once, whole, verified each time they are read.
 */
final class ArtifactFiles {

  private static final String SUFFIX = ".vda";

  private final Path directory;

  ArtifactFiles(Path directory) {
    this.directory = directory;
  }

  Path file(String hash) {
    return directory.resolve(Sha256.requireHash(hash) + SUFFIX);
  }

  boolean contains(String hash) {
    return Files.exists(file(hash));
  }

  /** Writes the content unless a whole file of it is there. */
  String write(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() > ModelStore.MAX_ARTIFACT_BYTES) {
      throw new StoreException(
          Code.INVALID,
          "artifact of "
              + bytes.remaining()
              + " bytes: the largest is "
              + ModelStore.MAX_ARTIFACT_BYTES);
    }
    String hash = Sha256.of(bytes);
    if (!isWhole(hash)) {
      PrivateFiles.replace(file(hash), bytes);
    }
    return hash;
  }

  private boolean isWhole(String hash) throws IOException {
    try {
      return contains(hash) && read(hash) != null;
    } catch (StoreException damaged) {
      return false; // written again by the caller, who has the right bytes
    }
  }

  ByteBuffer read(String hash) throws IOException {
    return verified(
        hash,
        channel -> {
          ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
          while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
              throw new EOFException(file(hash) + ": truncated while it was read");
            }
          }
          return bytes.flip();
        });
  }

  ByteBuffer map(String hash) throws IOException {
    return verified(hash, channel -> channel.map(MapMode.READ_ONLY, 0, channel.size()));
  }

  private ByteBuffer verified(String hash, Access access) throws IOException {
    Path file = file(hash);
    try {
      ByteBuffer bytes =
          Uninterrupted.call(
              () -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                  return channel.size() > ModelStore.MAX_ARTIFACT_BYTES
                      ? ByteBuffer.allocate(0)
                      : access.bytes(channel);
                }
              });
      if (!Sha256.of(bytes).equals(hash)) {
        throw new StoreException(
            Code.DAMAGED, file + ": content does not match its hash\n  store the artifact again");
      }
      return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    } catch (NoSuchFileException absent) {
      throw notFound(hash);
    }
  }

  StoreException notFound(String hash) {
    return new StoreException(
        Code.NOT_FOUND, directory + ": no artifact " + hash + "\n  compile and store it first");
  }

  /** Returns all hashes, ascending. */
  List<String> hashes() throws IOException {
    List<String> hashes = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String hash = name.substring(0, name.length() - SUFFIX.length());
        if (Sha256.isHash(hash)) {
          hashes.add(hash);
        }
      }
    }
    Collections.sort(hashes);
    return hashes;
  }

  long size(String hash) throws IOException {
    return Files.size(file(hash));
  }

  void delete(String hash) throws IOException {
    Files.deleteIfExists(file(hash));
  }

  @FunctionalInterface
  private interface Access {

    ByteBuffer bytes(FileChannel channel) throws IOException;
  }
}
