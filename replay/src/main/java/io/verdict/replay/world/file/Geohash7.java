package io.verdict.replay.world.file;

/**
 * Geohash cells of seven characters, about 153 m wide and high.
 *
 * <p><b>Thread safety:</b> stateless.
 */
public final class Geohash7 {
  private static final int BITS = 35;
  private static final String ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz";

  private Geohash7() {}

  /**
   * The cell of a place, as 35 bits that interleave longitude and latitude.
   *
   * @param lat latitude in degrees, -90 to 90
   * @param lon longitude in degrees, -180 to 180
   */
  public static long of(double lat, double lon) {
    long x = (long) ((lon + 180) / 360 * (1 << 18));
    long y = (long) ((lat + 90) / 180 * (1 << 17));
    long bits = 0;
    for (int i = 17; i >= 0; i--) {
      bits = (bits << 1) | ((x >>> i) & 1);
      if (i > 0) {
        bits = (bits << 1) | ((y >>> (i - 1)) & 1);
      }
    }
    return bits;
  }

  /** The seven characters of a cell. */
  public static String text(long bits) {
    char[] characters = new char[BITS / 5];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = ALPHABET.charAt((int) (bits >>> (BITS - 5 * (i + 1))) & 31);
    }
    return new String(characters);
  }
}
