package io.verdict.replay.world;

import io.verdict.replay.world.file.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Counts how often each condition of section 4.1 holds on a history, by fraud type, with windows
 * and graph computed the naive way.
 */
final class HitTable {
  private final History history;
  private final Map<String, long[]> hits = new LinkedHashMap<>();
  private final long[] people = new long[4];
  private final Map<String, IntPredicate> simple = new LinkedHashMap<>();
  private final Map<String, IntPredicate> windows = new LinkedHashMap<>();
  private final NaiveGraph graph;

  private HitTable(History history) {
    this.history = history;
    this.graph = new NaiveGraph(history);
    tools();
    identity();
    network();
    phones();
    behaviour();
    lists();
    velocity();
    groups();
  }

  static HitTable of(History history) {
    HitTable table = new HitTable(history);
    for (int row = 0; row < history.count(); row++) {
      table.count(row);
    }
    return table;
  }

  /** Share of hits among people of a type, by ordinal of the type. */
  double share(String rule, int type) {
    return hits.get(rule)[type] / (double) people[type];
  }

  long hits(String rule, int type) {
    return hits.get(rule)[type];
  }

  long people(int type) {
    return people[type];
  }

  private void count(int row) {
    int type = history.truth().fraudType(row).ordinal();
    people[type]++;
    simple.forEach((rule, condition) -> note(rule, type, condition.test(row)));
    windows.forEach((rule, condition) -> note(rule, type, condition.test(row)));
    NaiveGraph.View view = graph.add(row);
    note("F057", type, view.size() >= 10 && view.fraud() >= 1);
    note("F058", type, view.touch() || view.hop1());
    note("F059", type, view.hop2Share() >= 0.10);
    note("F060", type, view.newIn24h() >= 6);
  }

  private void note(String rule, int type, boolean hit) {
    long[] counts = hits.computeIfAbsent(rule, key -> new long[4]);
    counts[type] += hit ? 1 : 0;
  }

  private void tools() {
    simple.put("F002", row -> history.yes(row, Column.DEVICE_EMULATOR));
    simple.put("F003", row -> history.yes(row, Column.DEVICE_HOOK_FRAMEWORK));
    simple.put("F004", row -> history.yes(row, Column.DEVICE_ROOTED));
    simple.put(
        "F008",
        row ->
            history.number(row, Column.DEVICE_FIRST_SEEN_DAYS) < 1
                && history.number(row, Column.DEVICE_RESET_DAYS) <= 3);
    simple.put("F010", row -> history.yes(row, Column.DEVICE_MULTI_OPEN));
    simple.put("F011", row -> history.yes(row, Column.DEVICE_REMOTE_CONTROL));
    simple.put("F012", row -> history.yes(row, Column.DEVICE_MOCK_GPS));
    simple.put(
        "F013",
        row ->
            history.number(row, Column.DEVICE_MOTION_VAR) < 0.01
                && history.yes(row, Column.DEVICE_CHARGING)
                && history.number(row, Column.DEVICE_BATTERY) == 100);
    simple.put(
        "F014",
        row ->
            !history.text(row, Column.DEVICE_TZ).equals("Asia/Shanghai")
                || !List.of("zh", "ug", "bo", "mn")
                    .contains(history.text(row, Column.DEVICE_LANG)));
    simple.put(
        "F042",
        row ->
            history.number(row, Column.APP_HOUR) >= 2
                && history.number(row, Column.APP_HOUR) <= 4
                && history.number(row, Column.DEVICE_FIRST_SEEN_DAYS) < 1);
  }

  private void identity() {
    simple.put("F022", row -> history.text(row, Column.ID_VERIFY).equals("mismatch"));
    simple.put("F023", row -> history.number(row, Column.FACE_LIVENESS) < 0.70);
    simple.put(
        "F024",
        row ->
            history.number(row, Column.FACE_SIMILARITY) >= 0.70
                && history.number(row, Column.FACE_SIMILARITY) < 0.78);
    simple.put("F025", row -> history.number(row, Column.ID_OCR_TAMPER_SCORE) >= 0.90);
    simple.put("F026", row -> history.yes(row, Column.FACE_OTHER_ID_MATCH));
    simple.put(
        "F027",
        row ->
            history.text(row, Column.ID_VALID_TO).compareTo(history.text(row, Column.APP_TIME)) < 0
                && !history
                    .text(row, Column.APP_TIME)
                    .startsWith(history.text(row, Column.ID_VALID_TO)));
    simple.put(
        "F030",
        row ->
            Math.abs(history.number(row, Column.FACE_AGE) - history.number(row, Column.ID_AGE))
                > 12);
  }

  private void network() {
    simple.put(
        "F015",
        row -> List.of("proxy", "vpn", "tor", "idc").contains(history.text(row, Column.IP_TYPE)));
    simple.put("F019", row -> history.number(row, Column.IP_GPS_DISTANCE_KM) > 500);
  }

  private void phones() {
    simple.put("F028", row -> history.text(row, Column.CARD_VERIFY4).equals("mismatch"));
    simple.put("F031", row -> history.text(row, Column.PHONE_VERIFY3).equals("mismatch"));
    simple.put("F032", row -> history.number(row, Column.PHONE_TENURE_M) < 1);
    simple.put(
        "F033", row -> List.of("mvno", "voip").contains(history.text(row, Column.PHONE_SEGMENT)));
    simple.put("F036", row -> history.number(row, Column.PHONE_SIM_SWAP_HOURS) <= 72);
    simple.put(
        "F052",
        row ->
            history.has(row, Column.EMPLOYER_PHONE)
                && List.of(
                        history.text(row, Column.PHONE_NO),
                        history.text(row, Column.CONTACT_PHONE1),
                        history.text(row, Column.CONTACT_PHONE2))
                    .contains(history.text(row, Column.EMPLOYER_PHONE)));
    simple.put("F056", row -> history.number(row, Column.CONTACT_KNOWN_COUNT) == 0);
  }

  private void behaviour() {
    simple.put("F040", row -> history.number(row, Column.SESSION_FILL_SECONDS) < 25);
    simple.put(
        "F041",
        row -> history.text(row, Column.SESSION_PASTED_FIELDS).matches(".*(name|id_no|phone).*"));
    simple.put("F043", row -> history.number(row, Column.SESSION_EDITS) >= 3);
    simple.put("F049", row -> history.number(row, Column.EXT_MULTI_APPLY_7D) >= 8);
    simple.put("F050", row -> history.number(row, Column.EXT_MULTI_PLATFORM_24H) >= 5);
    simple.put("F051", row -> history.number(row, Column.BUREAU_NEW_30D) >= 4);
    simple.put(
        "F055",
        row ->
            history.number(row, Column.INCOME_DECLARED)
                > 3 * history.number(row, Column.INCOME_VERIFIED));
  }

  private void lists() {
    simple.put(
        "F001", row -> history.listed(row, "fraud_device", history.text(row, Column.DEVICE_ID)));
    simple.put("F016", row -> history.listed(row, "fraud_ip", history.text(row, Column.IP_ADDR)));
    simple.put(
        "F034", row -> history.listed(row, "fraud_phone", history.text(row, Column.PHONE_NO)));
    simple.put("F044", row -> history.listed(row, "fraud_id", history.text(row, Column.ID_NO)));
    simple.put("F045", row -> history.yes(row, Column.EXT_CONSORTIUM_FRAUD));
    simple.put("F046", row -> history.yes(row, Column.EXT_COURT_DISHONEST));
    simple.put("F047", row -> history.yes(row, Column.EXT_ANTISCAM_LIST));
    simple.put(
        "F048",
        row ->
            history.listed(row, "fraud_phone", history.text(row, Column.CONTACT_PHONE1))
                || history.listed(row, "fraud_phone", history.text(row, Column.CONTACT_PHONE2)));
  }

  private void velocity() {
    distinct("F005", Column.ID_NO, Column.DEVICE_ID, 7 * NaiveWindow.DAY, 3);
    NaiveWindow pairs = new NaiveWindow(30 * NaiveWindow.DAY);
    windows.put("F006", row -> window(pairs, row, Column.ID_NO, Column.DEVICE_ID) == 2);
    distinct("F007", Column.PHONE_NO, Column.DEVICE_ID, 7 * NaiveWindow.DAY, 3);
    distinct("F009", Column.DEVICE_ID, Column.ID_NO, 30 * NaiveWindow.DAY, 3);
    distinct("F029", Column.ID_NO, Column.CARD_NO, 365 * NaiveWindow.DAY, 2);
    distinct("F035", Column.ID_NO, Column.PHONE_NO, 365 * NaiveWindow.DAY, 3);
    NaiveWindow day = new NaiveWindow(NaiveWindow.DAY);
    windows.put(
        "F037", row -> day.count(history.text(row, Column.ID_NO), history.seconds(row)) >= 5);
    // Without a policy there are no rejections: counts who came back three times within a week.
    NaiveWindow week = new NaiveWindow(7 * NaiveWindow.DAY);
    windows.put(
        "F038", row -> week.count(history.text(row, Column.ID_NO), history.seconds(row)) >= 4);
    distinct("F039", Column.CHANNEL_TYPE, Column.ID_NO, NaiveWindow.DAY, 2);
  }

  private void groups() {
    NaiveWindow hour = new NaiveWindow(NaiveWindow.HOUR);
    windows.put(
        "F017", row -> isFixed(row) && window(hour, row, Column.ID_NO, Column.IP_ADDR) >= 8);
    NaiveWindow day = new NaiveWindow(NaiveWindow.DAY);
    windows.put(
        "F018", row -> isFixed(row) && window(day, row, Column.ID_NO, Column.IP_NET24) >= 20);
    distinct("F020", Column.ID_NO, Column.WIFI_BSSID, 7 * NaiveWindow.DAY, 5);
    distinct("F021", Column.ID_NO, Column.DEVICE_GEOHASH7, NaiveWindow.DAY, 6);
    NaiveWindow named = new NaiveWindow(7 * NaiveWindow.DAY);
    windows.put(
        "F053",
        row ->
            window(named, row, Column.ID_NO, Column.EMPLOYER_NORM) >= 10
                && !history.yes(row, Column.EMPLOYER_REGISTERED));
    distinct("F054", Column.ID_NO, Column.ADDRESS_NORM, 30 * NaiveWindow.DAY, 5);
  }

  private boolean isFixed(int row) {
    return !history.text(row, Column.IP_TYPE).equals("carrier_nat");
  }

  private void distinct(String rule, Column of, Column by, long seconds, int least) {
    NaiveWindow window = new NaiveWindow(seconds);
    windows.put(rule, row -> window(window, row, of, by) >= least);
  }

  private int window(NaiveWindow window, int row, Column of, Column by) {
    return window.distinct(history.text(row, by), history.seconds(row), history.text(row, of));
  }
}
