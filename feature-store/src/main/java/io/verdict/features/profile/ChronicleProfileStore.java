package io.verdict.features.profile;

import io.verdict.engine.store.MapShape;
import io.verdict.engine.store.MapStatus;
import io.verdict.engine.store.SharedMap;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Profiles in a Chronicle Map that the processes of one machine share. A cache of its source: after
 * a process died with it open it is built anew.
 *
 * <p><b>Thread safety</b>: as {@link ProfileStore}, also between processes. <b>Lifecycle</b>: open
 * once for each process; {@link #close} when no reader is in use.
 */
public final class ChronicleProfileStore implements ProfileStore {
  private final SharedMap map;
  private final ProfileLayout layout;

  private ChronicleProfileStore(SharedMap map, ProfileLayout layout) {
    this.map = map;
    this.layout = layout;
  }

  /**
   * Opens a store, and fills it from its source when it is new or was left by a dead process.
   *
   * @param directory created when absent
   * @param name lower-case letters, digits and hyphens
   * @param layout the attributes
   * @param expectedProfiles profiles that must fit
   * @param source the profiles
   * @throws io.verdict.engine.store.StoreException if it cannot be opened; {@code MISSING_FLAGS}
   *     names missing JVM flags
   */
  public static ChronicleProfileStore open(
      Path directory,
      String name,
      ProfileLayout layout,
      long expectedProfiles,
      ProfileSource source) {
    int bytes = Profile.bytes(layout);
    SharedMap map =
        SharedMap.open(
            directory,
            name,
            new MapShape(expectedProfiles, bytes, bytes),
            sink ->
                source.fill((high, low, profile) -> sink.put(high, low, bytesOf(profile, layout))));
    return new ChronicleProfileStore(map, layout);
  }

  private static byte[] bytesOf(Profile profile, ProfileLayout layout) {
    if (!profile.layout().equals(layout)) {
      throw new IllegalArgumentException("the profile has other attributes than the store");
    }
    byte[] bytes = new byte[Profile.bytes(layout)];
    profile.write(ByteBuffer.wrap(bytes));
    return bytes;
  }

  @Override
  public boolean put(long keyHigh, long keyLow, Profile profile) {
    return map.put(keyHigh, keyLow, bytesOf(profile, layout));
  }

  @Override
  public void remove(long keyHigh, long keyLow) {
    map.remove(keyHigh, keyLow);
  }

  @Override
  public long size() {
    return map.status().entries();
  }

  /** How full the map is; its alarm is given before it refuses profiles. */
  public MapStatus status() {
    return map.status();
  }

  @Override
  public ProfileReader newReader() {
    SharedMap.Reader reader = map.newReader();
    byte[] bytes = new byte[MapShape.MAX_VALUE_BYTES];
    ByteBuffer view = ByteBuffer.wrap(bytes);
    return (high, low, into) -> {
      int size = reader.read(high, low, bytes);
      into.read(view, Math.max(size, 0));
      return size >= 0;
    };
  }

  @Override
  public void close() {
    map.close();
  }
}
