package io.verdict.replay.world.file;

/**
 * The columns of {@code applications.csv.gz} in order: name, form and meaning.
 *
 * <p>An empty cell means that the value is missing. Times are in Asia/Shanghai, money in CNY.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public enum Column {
  APP_ID("app.id", Cell.ROW_ID, "number of the application in time order"),
  APP_TIME("app.time", Cell.TIME, "when it arrived"),
  APP_HOUR("app.hour", Cell.INT, "hour of the day, 0 to 23"),
  APP_PRODUCT("app.product", Cell.TEXT, "cash_line, instalment or merchant"),
  APP_AMOUNT("app.amount", Cell.MONEY, "amount asked for"),
  APP_TENOR("app.tenor", Cell.INT, "months asked for: 3, 6, 9 or 12"),
  CHANNEL_TYPE("channel.type", Cell.TEXT, "app_store, info_flow, api_embed, referral or sms"),
  SCENARIO_ID("scenario.id", Cell.TEXT, "partner scenario, one of 24"),
  ID_NO("id_no", Cell.KEY, "identity number, as a token"),
  APPLICANT_AGE("applicant.age", Cell.INT, "age in years"),
  APPLICANT_SEX("applicant.sex", Cell.TEXT, "m or f; for fairness tables, never for a decision"),
  APPLICANT_ID_TYPE("applicant.id_type", Cell.TEXT, "PRC_RESIDENT, HMT_PERMIT or PASSPORT"),
  APPLICANT_OCCUPATION("applicant.occupation", Cell.TEXT, "occupation as declared"),
  APPLICANT_PROVINCE("applicant.province", Cell.TEXT, "province, R01 to R31"),
  APPLICANT_COUNTY("applicant.county", Cell.TEXT, "county, for example R07C03"),
  APPLICANT_CITY_TIER("applicant.city_tier", Cell.INT, "1 (largest) to 5"),
  INCOME_DECLARED("income.declared", Cell.MONEY, "monthly income as declared"),
  INCOME_VERIFIED("income.verified", Cell.MONEY, "monthly income as verified by a provider"),
  EMPLOY_TENURE_M("employ.tenure_m", Cell.INT, "months in the job"),
  EMPLOYER_NORM("employer.norm", Cell.KEY, "employer after normalisation, as a token"),
  EMPLOYER_REGISTERED("employer.registered", Cell.BOOL, "employer stands in a register"),
  EMPLOYER_PHONE("employer.phone", Cell.KEY, "employer's phone as declared, as a token"),
  SOCIAL_MONTHS_12M("social.months_12m", Cell.INT, "months of social insurance in the last 12"),
  ADDRESS_NORM("address.norm", Cell.KEY, "home address after normalisation, as a token"),
  CONTACT_KNOWN_COUNT("contact.known_count", Cell.INT, "contacts that know the applicant, 0 to 2"),
  CONTACT_PHONE1("contact.phone1", Cell.KEY, "first emergency contact, as a token"),
  CONTACT_PHONE2("contact.phone2", Cell.KEY, "second emergency contact, as a token"),
  DEVICE_ID("device.id", Cell.KEY, "device fingerprint, as a token"),
  DEVICE_EMULATOR("device.emulator", Cell.BOOL, "emulator or virtual machine"),
  DEVICE_ROOTED("device.rooted", Cell.BOOL, "rooted or jailbroken"),
  DEVICE_HOOK_FRAMEWORK("device.hook_framework", Cell.BOOL, "hooking framework present"),
  DEVICE_MULTI_OPEN("device.multi_open", Cell.BOOL, "the app runs in a cloning container"),
  DEVICE_REMOTE_CONTROL("device.remote_control_active", Cell.BOOL, "screen shared or controlled"),
  DEVICE_MOCK_GPS("device.mock_gps", Cell.BOOL, "mock location switched on"),
  DEVICE_MOTION_VAR("device.motion_var", Cell.DECIMAL5, "variance of the motion sensor"),
  DEVICE_CHARGING("device.charging", Cell.BOOL, "on the charger"),
  DEVICE_BATTERY("device.battery", Cell.INT, "battery level, 1 to 100"),
  DEVICE_TZ("device.tz", Cell.TEXT, "time zone of the device"),
  DEVICE_LANG("device.lang", Cell.TEXT, "language of the device"),
  DEVICE_FIRST_SEEN_DAYS(
      "device.first_seen_days", Cell.INT, "days since the device was first seen"),
  DEVICE_RESET_DAYS("device.reset_days", Cell.INT, "days since the last factory reset"),
  DEVICE_GEO_LAT("device.geo_lat", Cell.DECIMAL5, "latitude by the device, degrees"),
  DEVICE_GEO_LON("device.geo_lon", Cell.DECIMAL5, "longitude by the device, degrees"),
  DEVICE_GEOHASH7("device.geohash7", Cell.GEOHASH7, "geohash cell of the device, about 150 m"),
  IP_ADDR("ip.addr", Cell.IP4, "network address"),
  IP_NET24("ip.net24", Cell.NET24, "first 24 bits of the network address"),
  IP_TYPE("ip.type", Cell.TEXT, "home, carrier_nat, enterprise, proxy, vpn, tor or idc"),
  IP_GEO_LAT("ip.geo_lat", Cell.DECIMAL5, "latitude of the network address, degrees"),
  IP_GEO_LON("ip.geo_lon", Cell.DECIMAL5, "longitude of the network address, degrees"),
  IP_GPS_DISTANCE_KM("ip.gps_distance_km", Cell.INT, "from network location to device, km"),
  WIFI_BSSID("wifi.bssid", Cell.KEY, "Wi-Fi point, as a token; empty on mobile data"),
  SESSION_FILL_SECONDS("session.fill_seconds", Cell.INT, "seconds taken to fill the form"),
  SESSION_PASTED_FIELDS("session.pasted_fields", Cell.TEXT, "fields pasted, joined by |, or none"),
  SESSION_EDITS("session.edits", Cell.INT, "edits of income and employer"),
  ID_VERIFY("id.verify", Cell.TEXT, "match or mismatch of name and number"),
  ID_VALID_TO("id.valid_to", Cell.DATE, "last day of validity of the document"),
  ID_OCR_TAMPER_SCORE("id.ocr_tamper_score", Cell.DECIMAL3, "0 (clean) to 1 (tampered)"),
  ID_AGE("id.age", Cell.INT, "age by the identity document"),
  FACE_LIVENESS("face.liveness", Cell.DECIMAL3, "0 to 1"),
  FACE_SIMILARITY("face.similarity", Cell.DECIMAL3, "selfie against document, 0 to 1"),
  FACE_OTHER_ID_MATCH("face.other_id_match", Cell.BOOL, "face enrolled under another identity"),
  FACE_AGE("face.age", Cell.INT, "age estimated from the face"),
  PHONE_NO("phone.no", Cell.KEY, "phone number, as a token"),
  PHONE_VERIFY3("phone.verify3", Cell.TEXT, "match or mismatch of name, number and phone"),
  PHONE_TENURE_M("phone.tenure_m", Cell.INT, "months in service, 0 to 240"),
  PHONE_SEGMENT("phone.segment", Cell.TEXT, "cmcc, cucc, ctcc, mvno or voip"),
  PHONE_SIM_SWAP_HOURS("phone.sim_swap_hours", Cell.INT, "hours since the SIM was changed"),
  CARD_NO("card.no", Cell.KEY, "bank card, as a token"),
  CARD_VERIFY4("card.verify4", Cell.TEXT, "match or mismatch of four factors"),
  EXT_MULTI_APPLY_7D("ext.multi_apply_7d", Cell.INT, "outside loan applications in 7 days"),
  EXT_MULTI_APPLY_30D("ext.multi_apply_30d", Cell.INT, "outside loan applications in 30 days"),
  EXT_MULTI_PLATFORM_24H("ext.multi_platform_24h", Cell.INT, "outside platforms in 24 hours"),
  EXT_CONSORTIUM_FRAUD("ext.consortium_fraud", Cell.BOOL, "on the consortium's fraud list"),
  EXT_COURT_DISHONEST("ext.court_dishonest", Cell.BOOL, "on the court list of dishonest debtors"),
  EXT_ANTISCAM_LIST("ext.antiscam_list", Cell.BOOL, "on the anti-scam list"),
  EXT_LOAN_LITIGATION_24M("ext.loan_litigation_24m", Cell.INT, "lending disputes, 24 months"),
  EXT_ENFORCEMENT_COUNT("ext.enforcement_count", Cell.INT, "enforcement cases and penalties"),
  BUREAU_STATUS("bureau.status", Cell.TEXT, "OK, NO_CONSENT or UNAVAILABLE"),
  BUREAU_THIN("bureau.thin", Cell.BOOL, "little or no history"),
  BUREAU_INQ_1M("bureau.inq_1m", Cell.INT, "hard enquiries, 1 month"),
  BUREAU_INQ_3M("bureau.inq_3m", Cell.INT, "hard enquiries, 3 months"),
  BUREAU_REV_UTIL("bureau.rev_util", Cell.DECIMAL5, "use of revolving lines; empty without a card"),
  BUREAU_WORST_DPD_24M("bureau.worst_dpd_24m", Cell.INT, "worst days past due, 24 months"),
  BUREAU_M1_COUNT_12M("bureau.m1_count_12m", Cell.INT, "times 1 to 30 days past due, 12 months"),
  BUREAU_MONTHS_ON_FILE("bureau.months_on_file", Cell.INT, "months of history; 0 without"),
  BUREAU_LENDERS("bureau.active_unsecured_lenders", Cell.INT, "lenders with an open balance"),
  BUREAU_NEW_30D("bureau.new_unsecured_30d", Cell.INT, "new unsecured loans, 30 days"),
  BUREAU_OVERDUE_NOW("bureau.overdue_now_amt", Cell.MONEY, "overdue now"),
  BUREAU_BAD_STATUS("bureau.bad_status_count", Cell.INT, "charge-offs and compensations"),
  BUREAU_UNSECURED_DEBT("bureau.unsecured_debt", Cell.MONEY, "unsecured debt"),
  BUREAU_GUARANTEE("bureau.guarantee_amt", Cell.MONEY, "guarantees given"),
  BUREAU_DEBT_SERVICE("bureau.debt_service", Cell.MONEY, "debt service a month"),
  CUSTOMER_ACTIVE_LINE("customer.active_line", Cell.BOOL, "has a line from before the history"),
  CUSTOMER_WORST_DPD("customer.worst_dpd_ever", Cell.INT, "own worst days past due; empty if new"),
  CUSTOMER_REJECT_DAYS(
      "customer.last_credit_reject_days", Cell.INT, "days since a rejection; empty if none");

  private final String title;
  private final Cell cell;
  private final String meaning;

  Column(String title, Cell cell, String meaning) {
    this.title = title;
    this.cell = cell;
    this.meaning = meaning;
  }

  /** The name in the header line, which is the name of the field in a policy. */
  public String title() {
    return title;
  }

  /** How its cells are written. */
  public Cell cell() {
    return cell;
  }

  /** What it means, in a line. */
  public String meaning() {
    return meaning;
  }

  /** All columns as a Markdown table, for a README. */
  public static String table() {
    StringBuilder text = new StringBuilder("| column | form | meaning |\n|---|---|---|\n");
    for (Column column : values()) {
      text.append("| `").append(column.title).append("` | ");
      text.append(column.cell.name().toLowerCase(java.util.Locale.ROOT)).append(" | ");
      text.append(column.meaning.replace("|", "\\|")).append(" |\n");
    }
    return text.toString();
  }
}
