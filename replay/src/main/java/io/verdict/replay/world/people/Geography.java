package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Laws;
import java.util.ArrayList;
import java.util.List;

/**
 * A map of 31 provinces of ten counties each: the same for every seed.
 *
 * <p>Centres and shares are rough; the counties are made up.
 */
final class Geography {
  static final int COUNTIES_OF_PROVINCE = 10;
  private static final double EARTH_RADIUS_KM = 6_371;

  /** Latitude, longitude and share in thousandths. */
  private static final double[][] PROVINCES = {
    {39.9, 116.4, 16}, {39.1, 117.2, 10}, {38.0, 114.5, 53}, {37.9, 112.5, 25}, {40.8, 111.7, 17},
    {41.8, 123.4, 30}, {43.9, 125.3, 17}, {45.8, 126.6, 23}, {31.2, 121.5, 18}, {32.1, 118.8, 60},
    {30.3, 120.2, 46}, {31.9, 117.3, 43}, {26.1, 119.3, 30}, {28.7, 115.9, 32}, {36.7, 117.0, 72},
    {34.8, 113.7, 70}, {30.6, 114.3, 41}, {28.2, 112.9, 47}, {23.1, 113.3, 90}, {22.8, 108.3, 36},
    {20.0, 110.3, 7}, {29.6, 106.5, 23}, {30.7, 104.1, 59}, {26.6, 106.7, 27}, {25.0, 102.7, 33},
    {29.7, 91.1, 3}, {34.3, 108.9, 28}, {36.1, 103.8, 18}, {36.6, 101.8, 4}, {38.5, 106.3, 5},
    {43.8, 87.6, 18},
  };

  private static final double[] SHARES;
  private static final String[] PROVINCE_NAMES = new String[PROVINCES.length];
  private static final String[] COUNTY_NAMES = new String[PROVINCES.length * COUNTIES_OF_PROVINCE];

  static {
    double[] weights = new double[PROVINCES.length];
    for (int province = 0; province < weights.length; province++) {
      weights[province] = PROVINCES[province][2];
      PROVINCE_NAMES[province] = "R" + twoDigits(province + 1);
      for (int i = 0; i < COUNTIES_OF_PROVINCE; i++) {
        COUNTY_NAMES[province * COUNTIES_OF_PROVINCE + i] =
            PROVINCE_NAMES[province] + "C" + twoDigits(i + 1);
      }
    }
    SHARES = Laws.cumulate(weights);
  }

  private Geography() {}

  /** The county that two uniform draws fall on. */
  static int county(double provinceDraw, double countyDraw) {
    int province = Laws.pick(SHARES, provinceDraw);
    return province * COUNTIES_OF_PROVINCE + (int) (countyDraw * COUNTIES_OF_PROVINCE);
  }

  static int province(int county) {
    return county / COUNTIES_OF_PROVINCE;
  }

  static String countyName(int county) {
    return COUNTY_NAMES[county];
  }

  static String provinceName(int county) {
    return PROVINCE_NAMES[province(county)];
  }

  /** Centre of the county: a place on a ring of 80 km around the province's capital. */
  static double latitude(int county) {
    double angle = 2 * StrictMath.PI * (county % COUNTIES_OF_PROVINCE) / COUNTIES_OF_PROVINCE;
    return PROVINCES[province(county)][0] + 0.7 * StrictMath.sin(angle);
  }

  static double longitude(int county) {
    double angle = 2 * StrictMath.PI * (county % COUNTIES_OF_PROVINCE) / COUNTIES_OF_PROVINCE;
    return PROVINCES[province(county)][1] + 0.8 * StrictMath.cos(angle);
  }

  /** The two remote counties that are not served: about 0.4 % of the population. */
  static List<String> unserved() {
    List<String> names = new ArrayList<>();
    names.add(COUNTY_NAMES[COUNTY_NAMES.length - 2]);
    names.add(COUNTY_NAMES[COUNTY_NAMES.length - 1]);
    return List.copyOf(names);
  }

  /** Great-circle distance in kilometres. */
  static double distanceKm(double lat1, double lon1, double lat2, double lon2) {
    double a = StrictMath.sin(StrictMath.toRadians(lat2 - lat1) / 2);
    double b = StrictMath.sin(StrictMath.toRadians(lon2 - lon1) / 2);
    double c = StrictMath.cos(StrictMath.toRadians(lat1));
    double d = StrictMath.cos(StrictMath.toRadians(lat2));
    double h = Math.min(1, a * a + c * d * b * b);
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(h));
  }

  private static String twoDigits(int number) {
    return (number < 10 ? "0" : "") + number;
  }
}
