package io.verdict.engine.privacy;

import io.verdict.engine.file.DirectoryLock;
import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.record.Applicant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Persons' keys in one file of fixed places, each key wrapped by the host's master key (AES key
 * wrap, RFC 3394). Erasing overwrites the place and forces it to the device; the place stays, so
 * that no second key is made for the person.
 *
 * <p>A file system that copies on write, a snapshot or a backup keeps old bytes: keep this file,
 * alone, where it is not copied, or change the master key after the backups' retention.
 *
 * <p>Layout: 64 bytes of header, then places of 64 bytes: state u8 (1 key, 2 erased), 3 zeros, a
 * CRC-32C of the rest (i32), the person's hash (16), the wrapped key (40; zeros when erased).
 *
 * <p><b>Thread safety</b>: shared by threads. <b>Lifecycle</b>: one process at a time; {@link
 * #close} gives the file back.
 */
public final class PersonKeyFile implements PersonKeys, AutoCloseable {
  /** Most persons of one file: 100 million. */
  public static final int MAX_PERSONS = 100_000_000;

  private static final long MAGIC = 0x56444b4559533031L; // "VDKEYS01"
  private static final int PLACE_BYTES = 64;
  private static final int PERSON_AT = 8;
  private static final int KEY_AT = 24;
  private static final int WRAPPED_BYTES = 40;
  private static final byte HELD = 1;
  private static final byte ERASED = 2;

  private final FileChannel channel;
  private final DirectoryLock lock;
  private final SecretKeySpec master;
  private final SecureRandom random = new SecureRandom();
  private final Map<Applicant, Integer> places = new HashMap<>();
  private final ByteBuffer place = ByteBuffer.allocate(PLACE_BYTES);
  private int count;
  private boolean isForced = true;

  private PersonKeyFile(FileChannel channel, DirectoryLock lock, byte[] masterKey) {
    this.channel = channel;
    this.lock = lock;
    this.master = new SecretKeySpec(masterKey, "AES");
  }

  /**
   * Opens or creates the file {@code persons.keys} of a directory.
   *
   * @param directory created 0700 when absent
   * @param masterKey 32 secret bytes of the host's
   * @throws IllegalArgumentException if the master key has another length
   * @throws IllegalStateException if another process has it open, or a place is damaged
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public static PersonKeyFile open(Path directory, byte[] masterKey) {
    if (masterKey.length != PersonKey.BYTES) {
      throw new IllegalArgumentException("the master key has " + PersonKey.BYTES + " bytes");
    }
    Path file = directory.resolve("persons.keys");
    DirectoryLock lock = null;
    FileChannel channel = null;
    PersonKeyFile keys = null;
    try {
      PrivateFiles.createDirectories(directory);
      lock =
          DirectoryLock.tryAcquire(directory, "persons.lock")
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          file + ": open already, in this or another process\n  close it there"));
      channel = PrivateFiles.openOrCreate(file);
      PersonKeyFile opened = new PersonKeyFile(channel, lock, masterKey);
      opened.load(file);
      keys = opened;
      return keys;
    } catch (IOException failed) {
      throw new UncheckedIOException(file + ": cannot be opened", failed);
    } finally {
      if (keys == null) {
        closeQuietly(channel, lock);
      }
    }
  }

  private static void closeQuietly(FileChannel channel, DirectoryLock lock) {
    try {
      if (channel != null) {
        channel.close();
      }
      if (lock != null) {
        lock.close();
      }
    } catch (IOException ignored) {
      // the fault that is under way says more
    }
  }

  private void load(Path file) throws IOException {
    if (channel.size() < PLACE_BYTES) {
      write(0, ByteBuffer.allocate(PLACE_BYTES).putLong(0, MAGIC));
      channel.force(true);
    }
    long size = channel.size() / PLACE_BYTES;
    for (long number = 0; number < size; number++) {
      read(number);
      take(file, (int) number, number + 1 == size);
    }
  }

  /**
   * Takes one place in. A last one that is not whole was never promised to anybody: a crash cut it,
   * and the next person gets it.
   */
  private void take(Path file, int number, boolean isLast) {
    if (number == 0) {
      if (place.getLong(0) != MAGIC) {
        throw new IllegalStateException(file + ": not a file of persons' keys\n  check the path");
      }
      return;
    }
    byte state = place.get(0);
    boolean isWhole = place.getInt(4) == checksum() && (state == HELD || state == ERASED);
    if (isWhole) {
      places.put(new Applicant(place.getLong(PERSON_AT), place.getLong(PERSON_AT + 8)), number);
      count = number;
    } else if (!isLast) {
      throw new IllegalStateException(
          file + ": place " + number + " is damaged\n  restore the file from a copy");
    }
  }

  @Override
  public synchronized PersonKey keyOf(Applicant person) {
    Integer number = places.get(person);
    if (number != null) {
      return held(number).orElseThrow(ErasedException::new);
    }
    if (count >= MAX_PERSONS) {
      throw new IllegalStateException(
          "the file holds " + MAX_PERSONS + " persons\n  open a second one for further persons");
    }
    byte[] secret = new byte[PersonKey.BYTES];
    random.nextBytes(secret);
    byte[] wrapped = wrap(secret);
    put(count + 1, HELD, person, wrapped);
    isForced = false;
    count++;
    places.put(person, count);
    return new PersonKey(secret);
  }

  @Override
  public synchronized Optional<PersonKey> find(Applicant person) {
    Integer number = places.get(person);
    return number == null ? Optional.empty() : held(number);
  }

  @Override
  public synchronized boolean erase(Applicant person) {
    Integer number = places.get(person);
    boolean wasHeld = number != null && held(number).isPresent();
    if (number == null) {
      number = ++count;
      places.put(person, number);
    }
    put(number, ERASED, person, new byte[WRAPPED_BYTES]);
    isForced = false;
    force();
    return wasHeld;
  }

  @Override
  public synchronized void force() {
    if (!isForced) {
      try {
        channel.force(false);
        isForced = true;
      } catch (IOException failed) {
        throw new UncheckedIOException("persons.keys: cannot be forced to the device", failed);
      }
    }
  }

  /** Number of persons, erased ones included. */
  public synchronized int persons() {
    return count;
  }

  private Optional<PersonKey> held(int number) {
    try {
      read(number);
    } catch (IOException failed) {
      throw new UncheckedIOException("persons.keys: cannot be read", failed);
    }
    if (place.get(0) == ERASED) {
      return Optional.empty();
    }
    byte[] wrapped = Arrays.copyOfRange(place.array(), KEY_AT, KEY_AT + WRAPPED_BYTES);
    return Optional.of(new PersonKey(unwrap(wrapped)));
  }

  private void read(long number) throws IOException {
    place.clear();
    while (place.hasRemaining()) {
      if (channel.read(place, number * PLACE_BYTES + place.position()) < 0) {
        throw new IOException("it ends within place " + number);
      }
    }
  }

  private void put(int number, byte state, Applicant person, byte[] wrapped) {
    Arrays.fill(place.array(), (byte) 0);
    place.put(0, state);
    place.putLong(PERSON_AT, person.high()).putLong(PERSON_AT + 8, person.low());
    System.arraycopy(wrapped, 0, place.array(), KEY_AT, WRAPPED_BYTES);
    place.putInt(4, checksum());
    try {
      write((long) number * PLACE_BYTES, place);
    } catch (IOException failed) {
      throw new UncheckedIOException("persons.keys: cannot be written", failed);
    }
  }

  private void write(long at, ByteBuffer from) throws IOException {
    from.clear();
    while (from.hasRemaining()) {
      channel.write(from, at + from.position());
    }
  }

  private int checksum() {
    CRC32C crc = new CRC32C();
    crc.update(place.array(), 0, 4);
    crc.update(place.array(), PERSON_AT, PLACE_BYTES - PERSON_AT);
    return (int) crc.getValue();
  }

  private byte[] wrap(byte[] secret) {
    try {
      Cipher cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.WRAP_MODE, master);
      return cipher.wrap(new SecretKeySpec(secret, "AES"));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("this JDK cannot wrap a key", absent);
    }
  }

  private byte[] unwrap(byte[] wrapped) {
    try {
      Cipher cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.UNWRAP_MODE, master);
      return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException(
          "a person's key does not unwrap\n  give the master key that the file was made with",
          wrong);
    }
  }

  @Override
  public synchronized void close() {
    try {
      force();
      channel.close();
      lock.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("persons.keys: cannot be closed", failed);
    }
  }
}
