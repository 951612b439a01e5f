package io.verdict.engine.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Serves compiled artifacts by content hash, and names with versions that stand for one.
 *
 * <p><b>Thread safety</b>: implementations are safe for any threads. <b>Lifecycle</b>: used until
 * {@link #close}, which may be called twice.
 */
public interface ModelStore extends AutoCloseable {

  /** Largest artifact: 512 MiB. */
  int MAX_ARTIFACT_BYTES = 512 << 20;

  /**
   * Stores an artifact under a name and version; storing the same again changes nothing.
   *
   * @param bytes content from position to limit; the buffer stays as it is
   * @return its hash: SHA-256 as 64 lower-case hexadecimal digits
   * @throws StoreException {@code CONFLICT} if name and version stand for other content, {@code
   *     INVALID} if a limit is broken, {@code IO}
   */
  String put(String name, int version, ByteBuffer bytes);

  /**
   * Returns the hash that a name and version stand for, or empty.
   *
   * @throws StoreException {@code DAMAGED} or {@code IO}
   */
  Optional<String> hash(String name, int version);

  /**
   * Returns an artifact, verified against its hash: a read-only, little-endian buffer of its own,
   * from 0 to its size.
   *
   * @param hash 64 lower-case hexadecimal digits
   * @throws StoreException {@code NOT_FOUND}, {@code DAMAGED} or {@code IO}
   */
  ByteBuffer read(String hash);

  /** Returns all names, ordered by name and version. */
  List<ModelName> names();

  @Override
  void close();
}
