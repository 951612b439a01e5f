package io.verdict.engine.store;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has a map open: a file of {@value #SLOTS} bytes, of which each opener locks one and sets it
 * to 1 until it has closed cleanly. A locked byte is a live opener; an unlocked 1 is one that died,
 * because the system releases the lock of a dead process and nobody clears its byte.
 *
 * <p>Used within the map's gate, except that the locks stay.
 */
final class OpenerSlots {

  static final int SLOTS = 64;

  private static final Set<Path> OPEN_IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final int own;
  private int othersAlive;
  private boolean someoneDied;

  private OpenerSlots(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.own = claim();
  }

  static OpenerSlots claim(Path directory, String name) throws IOException {
    Path file = directory.toRealPath().resolve(name);
    if (!OPEN_IN_THIS_PROCESS.add(file)) {
      throw new StoreException(
          Code.ALREADY_OPEN,
          file + ": this process has the map open already\n  open it once and share the object");
    }
    OpenerSlots slots = null;
    FileChannel channel = null;
    try {
      channel = PrivateFiles.openOrCreate(file);
      slots = new OpenerSlots(file, channel);
      return slots;
    } finally {
      if (slots == null) {
        if (channel != null) {
          channel.close();
        }
        OPEN_IN_THIS_PROCESS.remove(file);
      }
    }
  }

  private int claim() throws IOException {
    int claimed = -1;
    for (int slot = 0; slot < SLOTS; slot++) {
      FileLock lock = channel.tryLock(slot, 1, false);
      if (lock == null) {
        othersAlive++;
        continue;
      }
      someoneDied |= isSet(slot);
      if (claimed < 0) {
        claimed = slot;
      } else {
        lock.release();
      }
    }
    if (claimed < 0) {
      throw new StoreException(
          Code.BUSY, file + ": " + SLOTS + " processes have the map open\n  close one of them");
    }
    return claimed;
  }

  /** Whether another process had the map open when this one came. */
  boolean othersAlive() {
    return othersAlive > 0;
  }

  /** Whether a process had died with the map open when this one came. */
  boolean someoneDied() {
    return someoneDied;
  }

  /** Counts the processes that have the map open now. */
  synchronized int count() throws IOException {
    int count = 1;
    for (int slot = 0; channel.isOpen() && slot < SLOTS; slot++) {
      if (slot != own) {
        FileLock lock = channel.tryLock(slot, 1, false);
        if (lock == null) {
          count++;
        } else {
          lock.release();
        }
      }
    }
    return count;
  }

  /** Forgets those that died; the caller is alone and has rebuilt the map. */
  void forgetTheDead() throws IOException {
    channel.write(ByteBuffer.allocate(SLOTS), 0);
    channel.force(true);
  }

  void markOpen() throws IOException {
    set((byte) 1);
  }

  /** Marks a clean end and gives the slot back. */
  synchronized void closeCleanly() throws IOException {
    set((byte) 0);
    abandon();
  }

  /** Gives the slot back without a clean mark: the next lone opener rebuilds. */
  synchronized void abandon() throws IOException {
    channel.close();
    OPEN_IN_THIS_PROCESS.remove(file);
  }

  private boolean isSet(int slot) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    return channel.read(one, slot) == 1 && one.get(0) != 0;
  }

  private void set(byte value) throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {value}), own);
    channel.force(true);
  }
}
