package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.StressWindow;

/** Takes away what did not arrive: a provider fails for all its columns at once. */
final class MissingLaw {
  private static final Column[][] PROVIDERS = {
    {Column.INCOME_VERIFIED},
    {Column.SOCIAL_MONTHS_12M},
    {Column.EMPLOY_TENURE_M},
    {Column.EMPLOYER_PHONE},
    {Column.CONTACT_PHONE2},
    {Column.DEVICE_MOTION_VAR, Column.DEVICE_BATTERY, Column.DEVICE_CHARGING},
    {
      Column.DEVICE_GEO_LAT,
      Column.DEVICE_GEO_LON,
      Column.DEVICE_GEOHASH7,
      Column.IP_GPS_DISTANCE_KM
    },
    {Column.IP_GEO_LAT, Column.IP_GEO_LON, Column.IP_GPS_DISTANCE_KM},
    {Column.SESSION_FILL_SECONDS, Column.SESSION_PASTED_FIELDS, Column.SESSION_EDITS},
    {Column.FACE_AGE},
    {Column.PHONE_TENURE_M, Column.PHONE_SEGMENT},
    {Column.PHONE_SIM_SWAP_HOURS},
    {Column.EXT_MULTI_APPLY_7D, Column.EXT_MULTI_APPLY_30D, Column.EXT_MULTI_PLATFORM_24H},
    {Column.EXT_LOAN_LITIGATION_24M, Column.EXT_ENFORCEMENT_COUNT},
  };
  private static final double[] SHARES = {
    0.012, 0.015, 0.015, 0.02, 0.02, 0.02, 0.03, 0.01, 0.01, 0.01, 0.01, 0.02, 0.01, 0.01
  };
  private static final Column[] REPORT = {
    Column.BUREAU_THIN,
    Column.BUREAU_INQ_1M,
    Column.BUREAU_INQ_3M,
    Column.BUREAU_REV_UTIL,
    Column.BUREAU_WORST_DPD_24M,
    Column.BUREAU_M1_COUNT_12M,
    Column.BUREAU_MONTHS_ON_FILE,
    Column.BUREAU_LENDERS,
    Column.BUREAU_NEW_30D,
    Column.BUREAU_OVERDUE_NOW,
    Column.BUREAU_BAD_STATUS,
    Column.BUREAU_UNSECURED_DEBT,
    Column.BUREAU_GUARANTEE,
    Column.BUREAU_DEBT_SERVICE,
  };
  private static final long PROVIDER = Draws.name("missing.provider");
  private static final long BUREAU = Draws.name("missing.bureau");
  private static final double NO_CONSENT = 0.0003;
  private static final double NO_REPORT = 0.0012;

  private MissingLaw() {}

  static void fill(Applicant a, Row row, StressWindow stress) {
    for (int i = 0; i < PROVIDERS.length; i++) {
      if (Draws.uniform(a.application, PROVIDER, i) < SHARES[i]) {
        remove(row, PROVIDERS[i]);
      }
    }
    double u = Draws.uniform(a.application, BUREAU);
    boolean down = stress.bureauDown(a.month, a.day, a.hour);
    boolean report = u >= NO_REPORT && !down;
    row.put(Column.BUREAU_STATUS, report ? "OK" : u < NO_CONSENT ? "NO_CONSENT" : "UNAVAILABLE");
    if (!report) {
      remove(row, REPORT);
    }
  }

  private static void remove(Row row, Column[] columns) {
    for (Column column : columns) {
      row.remove(column);
    }
  }
}
