package io.verdict.engine.store;

import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Split;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code activation}, replaced as a whole, and {@code activation.log}, which keeps the
 * last {@value #MAX_HISTORY} revisions for roll-back. A reader sees the old activation or the new
 * one; a crash between the two files leaves the old one in force.
 *
 * <p><b>Thread safety</b>: any threads and processes may change and read it; changes take turns.
 * {@link #poll} keeps a position of its own and belongs to one watcher: open a table for each.
 */
public final class ActivationTable {

  /** Revisions kept for roll-back. */
  public static final int MAX_HISTORY = 250;

  private static final String HEADER = "verdict-activation 1";
  private static final String LOG_HEADER = "verdict-activation-log 1";
  private static final String REVISION = "revision ";

  private final ArtifactFiles artifacts;
  private final Gate gate;
  private final Path file;
  private final Path log;
  private FileStamp polled;

  ActivationTable(Path directory, ArtifactFiles artifacts) {
    this.gate = new Gate(directory, "activation.gate");
    this.artifacts = artifacts;
    this.file = directory.resolve("activation");
    this.log = directory.resolve("activation.log");
  }

  /**
   * Returns what is in force; revision 0 without entries before the first activation.
   *
   * @throws StoreException {@code DAMAGED} or {@code IO}; what the caller holds stays valid
   */
  public Activation current() {
    try {
      return readCurrent();
    } catch (IOException failed) {
      throw StoreException.io(file, failed);
    }
  }

  /**
   * Returns what is in force if it changed since the last call that returned it, else empty. Costs
   * one look at the file's attributes; call it as often as changes are to be seen.
   *
   * @throws StoreException {@code DAMAGED} or {@code IO}; the next call tries again
   */
  public synchronized Optional<Activation> poll() {
    try {
      FileStamp now = FileStamp.of(file);
      if (now.equals(polled)) {
        return Optional.empty();
      }
      Activation changed = readCurrent();
      polled = now;
      return Optional.of(changed);
    } catch (IOException failed) {
      throw StoreException.io(file, failed);
    }
  }

  /**
   * Puts entries in force, all at once, in place of those before.
   *
   * @return the activation with its new revision
   * @throws StoreException {@code INVALID} if the entries break a rule of {@link Activation},
   *     {@code NOT_FOUND} or {@code DAMAGED} if an artifact is not there or broken, {@code IO}; the
   *     former activation then stays in force
   */
  public Activation activate(List<Entry> entries) {
    return activate(entries, List.of());
  }

  /**
   * Puts entries in force, all at once, in place of those before.
   *
   * @param splits by what the persons of a stage are shared out, where it is said
   * @return the activation with its new revision
   * @throws StoreException as {@link #activate(List)}
   */
  public Activation activate(List<Entry> entries, List<Split> splits) {
    try {
      return gate.within(() -> replace(entries, splits));
    } catch (IOException failed) {
      throw StoreException.io(file, failed);
    }
  }

  /**
   * Puts the entries of an earlier revision in force again, under a new revision.
   *
   * @throws StoreException {@code NOT_FOUND} if the history does not hold it; else as {@link
   *     #activate(List)}
   */
  public Activation rollBack(long revision) {
    try {
      return gate.within(
          () -> {
            Activation past = past(revision);
            return replace(past.entries(), past.splits());
          });
    } catch (IOException failed) {
      throw StoreException.io(file, failed);
    }
  }

  /** Returns the revisions that were in force, oldest first, the current one last. */
  public List<Activation> history() {
    try {
      return readHistory();
    } catch (IOException failed) {
      throw StoreException.io(log, failed);
    }
  }

  private Activation past(long revision) throws IOException {
    for (Activation past : readHistory()) {
      if (past.revision() == revision) {
        return past;
      }
    }
    throw new StoreException(
        Code.NOT_FOUND, log + ": no revision " + revision + "\n  see history() for those kept");
  }

  /** Called within the gate. */
  private Activation replace(List<Entry> entries, List<Split> splits) throws IOException {
    List<Activation> past = readHistory();
    Activation next = new Activation(readCurrent().revision() + 1, entries, splits);
    for (Entry entry : entries) {
      artifacts.read(entry.hash());
    }
    List<String> lines = new ArrayList<>();
    int kept = Math.min(past.size(), MAX_HISTORY - 1);
    for (Activation revision : past.subList(past.size() - kept, past.size())) {
      lines.addAll(lines(revision));
    }
    lines.addAll(lines(next));
    SealedText.write(log, LOG_HEADER, lines);
    SealedText.write(file, HEADER, lines(next));
    return next;
  }

  private Activation readCurrent() throws IOException {
    List<Activation> read = parse(file, SealedText.read(file, HEADER));
    if (read.size() > 1) {
      throw SealedText.damaged(file);
    }
    return read.isEmpty() ? new Activation(0, List.of()) : read.get(0);
  }

  /** The log without a last revision that a crash kept from coming into force. */
  private List<Activation> readHistory() throws IOException {
    long current = readCurrent().revision();
    List<Activation> past = new ArrayList<>();
    for (Activation revision : parse(log, SealedText.read(log, LOG_HEADER))) {
      if (revision.revision() <= current) {
        past.add(revision);
      }
    }
    return past;
  }

  private static List<String> lines(Activation activation) {
    List<String> lines = new ArrayList<>();
    lines.add(REVISION + activation.revision());
    for (Entry entry : activation.entries()) {
      lines.add(entry.line());
    }
    activation.splits().forEach(split -> lines.add(split.line()));
    return lines;
  }

  private static List<Activation> parse(Path file, List<String> lines) {
    List<Activation> activations = new ArrayList<>();
    try {
      for (int i = 0; i < lines.size(); ) {
        if (!lines.get(i).startsWith(REVISION)) {
          throw SealedText.damaged(file);
        }
        long revision = Long.parseLong(lines.get(i++).substring(REVISION.length()));
        List<Entry> entries = new ArrayList<>();
        List<Split> splits = new ArrayList<>();
        for (; i < lines.size() && !lines.get(i).startsWith(REVISION); i++) {
          if (Split.isLine(lines.get(i))) {
            splits.add(Split.parse(lines.get(i)));
          } else {
            entries.add(Entry.parse(lines.get(i)));
          }
        }
        activations.add(new Activation(revision, entries, splits));
      }
      return activations;
    } catch (IllegalArgumentException malformed) {
      throw SealedText.damaged(file);
    }
  }
}
