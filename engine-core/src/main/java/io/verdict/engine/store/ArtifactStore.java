package io.verdict.engine.store;

import io.verdict.engine.file.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The truth about compiled artifacts: a directory with one file for each content, named for its
 * SHA-256, a catalogue of names and versions, and the activation table. Needs no JVM flag.
 *
 * <p>Every file is written beside its place, forced and renamed; every read is verified.
 *
 * <p><b>Thread safety</b>: any threads and processes may use one directory at once.
 * <b>Lifecycle</b>: holds nothing open between calls.
 */
public final class ArtifactStore implements ModelStore {

  private final Path directory;
  private final ArtifactFiles files;
  private final Catalogue catalogue;
  private final Gate gate;
  private final SignOffFiles signOffs;

  private ArtifactStore(Path directory) {
    this.directory = directory;
    this.files = new ArtifactFiles(directory.resolve("artifacts"));
    this.catalogue = new Catalogue(directory.resolve("catalogue"));
    this.gate = new Gate(directory, "catalogue.gate");
    this.signOffs = new SignOffFiles(directory.resolve("signoffs"));
  }

  /**
   * Opens a store, creating its directory (0700) when it is absent.
   *
   * @throws StoreException {@code IO} if it cannot be created
   */
  public static ArtifactStore open(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      PrivateFiles.createDirectories(absolute.resolve("artifacts"));
    } catch (IOException failed) {
      throw StoreException.io(absolute, failed);
    }
    return new ArtifactStore(absolute);
  }

  @Override
  public String put(String name, int version, ByteBuffer bytes) {
    String hash = Sha256.of(bytes);
    ModelName named = new ModelName(name, version, hash);
    try {
      return gate.within(
          () -> {
            files.write(bytes);
            catalogue.add(named);
            return hash;
          });
    } catch (IOException failed) {
      throw StoreException.io(directory, failed);
    }
  }

  @Override
  public Optional<String> hash(String name, int version) {
    try {
      return Optional.ofNullable(catalogue.find(name, version)).map(ModelName::hash);
    } catch (IOException failed) {
      throw StoreException.io(directory, failed);
    }
  }

  @Override
  public ByteBuffer read(String hash) {
    try {
      return files.read(hash);
    } catch (IOException failed) {
      throw StoreException.io(files.file(hash), failed);
    }
  }

  /**
   * As {@link #read}, but the artifact stays where it lies: the buffer maps its file, shared with
   * every process that maps it, outside the heap. Nobody may change or truncate the file.
   */
  public ByteBuffer map(String hash) {
    try {
      return files.map(hash);
    } catch (IOException failed) {
      throw StoreException.io(files.file(hash), failed);
    }
  }

  /** Returns the size of an artifact in bytes, without verifying it. */
  public long sizeBytes(String hash) {
    try {
      return files.size(hash);
    } catch (IOException absent) {
      throw files.notFound(hash);
    }
  }

  @Override
  public List<ModelName> names() {
    try {
      return catalogue.all();
    } catch (IOException failed) {
      throw StoreException.io(directory, failed);
    }
  }

  /** Returns the hashes of all artifacts, named or not, ascending. */
  public List<String> hashes() {
    try {
      return files.hashes();
    } catch (IOException failed) {
      throw StoreException.io(directory, failed);
    }
  }

  /** Returns the sign-off files of this store's artifacts. */
  public SignOffFiles signOffs() {
    return signOffs;
  }

  /** Returns the highest version of each policy that has decided. */
  public VersionMarks versionMarks() {
    return new VersionMarks(directory);
  }

  /** Returns the activation table of this store; each call opens one with its own poll position. */
  public ActivationTable activation() {
    return new ActivationTable(directory, files);
  }

  /**
   * Removes artifacts and their names, except those in {@code keep} and those that an activation
   * which can still be rolled back to refers to.
   *
   * @return the hashes removed, ascending
   */
  public List<String> removeAllBut(Set<String> keep) {
    Set<String> kept = new TreeSet<>(keep);
    try {
      return gate.within(
          () -> {
            for (Activation revision : activation().history()) {
              revision.entries().forEach(entry -> kept.add(entry.hash()));
            }
            return remove(kept);
          });
    } catch (IOException failed) {
      throw StoreException.io(directory, failed);
    }
  }

  private List<String> remove(Set<String> kept) throws IOException {
    List<ModelName> names = new ArrayList<>(catalogue.all());
    names.removeIf(entry -> !kept.contains(entry.hash()));
    catalogue.write(names);
    List<String> removed = new ArrayList<>(files.hashes());
    removed.removeAll(kept);
    for (String hash : removed) {
      files.delete(hash);
    }
    return removed;
  }

  /** Does nothing: no file stays open. */
  @Override
  public void close() {}
}
