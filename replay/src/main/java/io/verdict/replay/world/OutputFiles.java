package io.verdict.replay.world;

import io.verdict.replay.world.file.AsciiText;
import io.verdict.replay.world.file.Manifest;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The files of a run under temporary names, until {@link #publish}. */
final class OutputFiles implements Closeable {
  private static final String PARTIAL = ".partial";
  private final Path directory;
  private final List<String> names = new ArrayList<>();
  private final List<OutputStream> open = new ArrayList<>();
  private boolean published;

  OutputFiles(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
  }

  /** Opens a file below the directory. */
  OutputStream create(String name) throws IOException {
    Path partial = partial(name);
    Files.createDirectories(partial.getParent());
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16);
    names.add(name);
    open.add(out);
    return out;
  }

  /** Writes a whole small file and returns its entry for the manifest. */
  Manifest.Entry write(String name, AsciiText text, long rows) throws IOException {
    text.writeTo(create(name));
    ContentHash hash = new ContentHash();
    hash.add(text);
    return new Manifest.Entry(name, rows, hash.hex());
  }

  /** Gives all files their final names, in the order of creation. */
  void publish() throws IOException {
    closeAll();
    for (String name : names) {
      Files.move(partial(name), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    published = true;
  }

  /** Removes what was not published. */
  @Override
  public void close() throws IOException {
    closeAll();
    if (!published) {
      for (String name : names) {
        Files.deleteIfExists(partial(name));
      }
    }
  }

  private void closeAll() throws IOException {
    for (OutputStream out : open) {
      out.close();
    }
    open.clear();
  }

  private Path partial(String name) {
    return directory.resolve(name + PARTIAL);
  }
}
