package io.verdict.engine.store;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.signoff.SignOffText;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory {@code signoffs}: for each artifact that was signed off one file, named for the
 * artifact's content hash. Nothing here is trusted: the signature is verified by who loads it.
 *
 * <p><b>Thread safety</b>: any threads and processes.
 */
public final class SignOffFiles {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path directory;

  SignOffFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Keeps a sign-off file for artifacts, in place of an earlier one.
   *
   * @param text the whole file, at most {@link SignOffText#MAX_BYTES} bytes
   * @param artifacts content hashes that it names
   * @throws StoreException {@code INVALID} if it is too large or a hash is none, {@code IO}
   */
  public void put(String text, List<String> artifacts) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > SignOffText.MAX_BYTES) {
      throw new StoreException(
          Code.INVALID,
          "a sign-off of " + bytes.length + " bytes: at most " + SignOffText.MAX_BYTES);
    }
    try {
      PrivateFiles.createDirectories(directory);
      for (String hash : artifacts) {
        PrivateFiles.replace(file(hash), ByteBuffer.wrap(bytes));
      }
    } catch (IOException failed) {
      throw StoreException.io(directory, failed);
    }
  }

  /**
   * Returns the sign-off file of an artifact, or empty.
   *
   * @throws StoreException {@code DAMAGED} if it is larger than a sign-off can be, {@code IO}
   */
  public Optional<String> find(String hash) {
    Path file = file(hash);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > SignOffText.MAX_BYTES) {
        throw SealedText.damaged(file);
      }
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw StoreException.io(file, failed);
    }
  }

  private Path file(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw new StoreException(Code.INVALID, "an artifact's hash is 64 hexadecimal digits");
    }
    return directory.resolve(hash + ".yaml");
  }
}
