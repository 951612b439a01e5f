package io.verdict.engine.store;

import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file {@code catalogue}: one line {@code name version hash} for each named artifact. Read
 * again when another process has replaced it.
 */
final class Catalogue {

  private static final String HEADER = "verdict-catalogue 1";
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::name).thenComparingInt(Key::version);

  private final Path file;
  private FileStamp stamp;
  private Map<Key, ModelName> entries = Map.of();

  Catalogue(Path file) {
    this.file = file;
  }

  private record Key(String name, int version) {}

  synchronized ModelName find(String name, int version) throws IOException {
    refresh();
    return entries.get(new Key(name, version));
  }

  synchronized List<ModelName> all() throws IOException {
    refresh();
    return List.copyOf(entries.values());
  }

  /** Adds an entry; the caller holds the store's gate. */
  synchronized void add(ModelName added) throws IOException {
    refresh();
    ModelName known = entries.get(new Key(added.name(), added.version()));
    if (known != null && !known.hash().equals(added.hash())) {
      throw new StoreException(
          Code.CONFLICT,
          added.name()
              + " version "
              + added.version()
              + " stands for other content already\n  give the changed policy a new version");
    }
    if (known == null) {
      List<ModelName> all = new ArrayList<>(entries.values());
      all.add(added);
      write(all);
    }
  }

  /** Replaces all entries; the caller holds the store's gate. */
  synchronized void write(Collection<ModelName> names) throws IOException {
    Map<Key, ModelName> sorted = sorted(names);
    List<String> lines = new ArrayList<>();
    for (ModelName entry : sorted.values()) {
      lines.add(entry.name() + " " + entry.version() + " " + entry.hash());
    }
    SealedText.write(file, HEADER, lines);
    entries = sorted;
    stamp = FileStamp.of(file);
  }

  private void refresh() throws IOException {
    FileStamp now = FileStamp.of(file);
    if (now.equals(stamp)) {
      return;
    }
    List<ModelName> names = new ArrayList<>();
    for (String line : SealedText.read(file, HEADER)) {
      names.add(parse(line));
    }
    entries = sorted(names);
    stamp = now;
  }

  private ModelName parse(String line) {
    String[] parts = line.split(" ", -1);
    try {
      if (parts.length == 3) {
        return new ModelName(parts[0], Integer.parseInt(parts[1]), parts[2]);
      }
    } catch (NumberFormatException | StoreException malformed) {
      // reported below with the file's name
    }
    throw SealedText.damaged(file);
  }

  private static Map<Key, ModelName> sorted(Collection<ModelName> names) {
    Map<Key, ModelName> sorted = new TreeMap<>(ORDER);
    for (ModelName entry : names) {
      sorted.put(new Key(entry.name(), entry.version()), entry);
    }
    return sorted;
  }
}
