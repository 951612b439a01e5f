package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Geohash7;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.EpisodeKind;
import java.util.Locale;

/** Where the device is and what network it uses. */
final class PlaceLaw {
  private static final long MOCK = Draws.name("device.mock_gps");
  private static final long PLACE = Draws.name("place");
  private static final long CELL = Draws.name("place.cell");
  private static final long JITTER = Draws.name("place.jitter");
  private static final long EXIT = Draws.name("ip.exit");
  private static final long BY_WIFI = Draws.name("wifi.used");
  private static final Rates MOCKERS = Rates.of(0.002, 0.20, 0.06, 0.004);
  private static final double CELL_DEGREES = 180.0 / (1 << 17);
  private static final double COUNTY_SPREAD = 0.06;
  private static final double OFFICE_IN_ONE_CELL = 0.36;
  private static final double EXIT_ABROAD = 0.72;
  private static final double RING_EXIT_ABROAD = 0.55;
  private static final double CARRIER_FAR = 0.014;
  private static final double WIFI_USED = 0.85;
  private static final double RING_WIFI_USED = 0.62;
  private static final String[] TYPES = new String[Network.values().length];

  static {
    for (Network network : Network.values()) {
      TYPES[network.ordinal()] = network.name().toLowerCase(Locale.ROOT);
    }
  }

  private PlaceLaw() {}

  static void fill(Applicant a, Row row) {
    boolean mock = MOCKERS.hit(a.deviceType(), a.ownerShade, a.device, MOCK);
    locate(a, mock);
    row.put(Column.DEVICE_MOCK_GPS, mock);
    row.put(Column.DEVICE_GEO_LAT, degrees(a.deviceLat));
    row.put(Column.DEVICE_GEO_LON, degrees(a.deviceLon));
    row.put(Column.DEVICE_GEOHASH7, Geohash7.of(a.deviceLat, a.deviceLon));
    Network network = Network.of(a);
    a.ip = network.address(a);
    a.carrier = network == Network.CARRIER_NAT;
    row.put(Column.IP_TYPE, TYPES[network.ordinal()]);
    row.put(Column.IP_ADDR, a.ip);
    row.put(Column.IP_NET24, a.ip);
    exit(a, row, network);
    double byWifi = a.isOfRing() ? RING_WIFI_USED : WIFI_USED;
    boolean wifi = !a.carrier && Draws.chance(byWifi, a.application, BY_WIFI);
    if (wifi) {
      row.put(Column.WIFI_BSSID, a.wifi);
    } else {
      a.wifi = 0;
    }
  }

  private static void locate(Applicant a, boolean mock) {
    if (mock) {
      // Where the claimed address could be, so that the story holds; another spot each time.
      a.deviceLat = Geography.latitude(a.county) + 12 * spread(a.application, MOCK, 1);
      a.deviceLon = Geography.longitude(a.county) + 12 * spread(a.application, MOCK, 2);
      return;
    }
    boolean together = isTogether(a);
    long spot = together ? a.episode : a.home;
    int cell = a.kind == EpisodeKind.RING ? ringCell(a) : 0;
    double lat = Geography.latitude(a.county) + spread(spot, PLACE, 2 * cell);
    double lon = Geography.longitude(a.county) + spread(spot, PLACE, 2 * cell + 1);
    boolean oneCell = together && isInOneCell(a);
    double reach = oneCell ? 0.35 * CELL_DEGREES : together ? 0.006 : 0.02;
    a.deviceLat = (oneCell ? centre(lat) : lat) + reach * jitter(a, 0);
    a.deviceLon = (oneCell ? centre(lon) : lon) + reach * jitter(a, 1);
  }

  private static boolean isTogether(Applicant a) {
    return Ties.isVenue(a.kind) || a.kind == EpisodeKind.THIEF || a.kind == EpisodeKind.RING;
  }

  private static boolean isInOneCell(Applicant a) {
    return a.kind != EpisodeKind.OFFICE || Draws.chance(OFFICE_IN_ONE_CELL, a.episode, CELL);
  }

  /** A ring works from one or two cells. */
  private static int ringCell(Applicant a) {
    int cells = 1 + Draws.below(2, a.episode, CELL);
    return Draws.below(cells, a.person, CELL);
  }

  private static void exit(Applicant a, Row row, Network network) {
    boolean far =
        network.isAnonymous()
            ? Draws.chance(abroad(a), exitOwner(a), EXIT)
            : network == Network.CARRIER_NAT && Draws.chance(CARRIER_FAR, a.application, EXIT);
    int county = far ? anywhere(exitOwner(a), EXIT) : a.county;
    double lat = Geography.latitude(county) + spread(exitOwner(a), EXIT, 3) / 2;
    double lon = Geography.longitude(county) + spread(exitOwner(a), EXIT, 4) / 2;
    row.put(Column.IP_GEO_LAT, degrees(lat));
    row.put(Column.IP_GEO_LON, degrees(lon));
    double km = Geography.distanceKm(lat, lon, a.deviceLat, a.deviceLon);
    row.put(Column.IP_GPS_DISTANCE_KM, Math.round(km));
  }

  private static double abroad(Applicant a) {
    return a.kind == EpisodeKind.RING ? RING_EXIT_ABROAD : EXIT_ABROAD;
  }

  private static long exitOwner(Applicant a) {
    return a.kind == EpisodeKind.RING ? a.episode : a.application;
  }

  private static int anywhere(long owner, long name) {
    return Geography.county(Draws.uniform(owner, name, 11), Draws.uniform(owner, name, 12));
  }

  private static double spread(long owner, long name, int index) {
    return COUNTY_SPREAD * Draws.normal(owner, name, index);
  }

  private static double jitter(Applicant a, int axis) {
    return 2 * Draws.uniform(a.application, JITTER, axis) - 1;
  }

  private static double centre(double degree) {
    return (StrictMath.floor(degree / CELL_DEGREES) + 0.5) * CELL_DEGREES;
  }

  private static long degrees(double value) {
    return Math.round(value * 100_000);
  }
}
