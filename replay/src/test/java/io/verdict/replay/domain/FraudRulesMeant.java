package io.verdict.replay.domain;

import static io.verdict.replay.domain.MeantRule.rule;

import java.util.List;
import java.util.stream.Stream;

/** What the 60 fraud rules of the default set mean, rule by rule. */
final class FraudRulesMeant {
  private FraudRulesMeant() {}

  static List<MeantRule> all() {
    return Stream.of(first(), second(), third()).flatMap(List::stream).toList();
  }

  private static List<MeantRule> first() {
    return List.of(
        rule(
            "F001",
            "reject",
            "F_DEVICE_LIST",
            "device.id in list(\"fraud_device\")",
            v -> v.is("device.id in list(fraud_device)")),
        rule(
            "F002",
            "reject",
            "F_DEVICE_TAMPER",
            "device.emulator == true",
            v -> v.is("device.emulator")),
        rule(
            "F003",
            "reject",
            "F_DEVICE_TAMPER",
            "device.rooted and device.hook_framework",
            v -> v.is("device.rooted") && v.is("device.hook_framework")),
        rule("F004", "score 15", "F_DEVICE_TAMPER", "device.rooted", v -> v.is("device.rooted")),
        rule(
            "F005",
            "reject",
            "F_DEVICE_SHARED",
            "distinct(id_no) by device.id over 7d >= 3",
            v -> v.at("device.ids_7d") >= 3),
        rule(
            "F006",
            "score 20",
            "F_DEVICE_SHARED",
            "distinct(id_no) by device.id over 30d == 2",
            v -> v.at("device.ids_30d") == 2),
        rule(
            "F007",
            "reject",
            "F_DEVICE_SHARED",
            "distinct(phone) by device.id over 7d >= 3",
            v -> v.at("device.phones_7d") >= 3),
        rule(
            "F008",
            "score 20",
            "F_DEVICE_NEW",
            "device.first_seen_days < 1 and device.reset_days <= 3",
            v -> v.at("device.first_seen_days") < 1 && v.at("device.reset_days") <= 3),
        rule(
            "F009",
            "score 20",
            "F_DEVICE_CHURN",
            "distinct(device.id) by id_no over 30d >= 3",
            v -> v.at("id.devices_30d") >= 3),
        rule(
            "F010",
            "score 25",
            "F_DEVICE_TAMPER",
            "device.multi_open",
            v -> v.is("device.multi_open")),
        rule(
            "F011",
            "review",
            "F_COACHED",
            "device.remote_control_active",
            v -> v.is("device.remote_control_active")),
        rule("F012", "score 25", "F_LOCATION", "device.mock_gps", v -> v.is("device.mock_gps")),
        rule(
            "F013",
            "score 25",
            "F_DEVICE_FARM",
            "device.motion_var < 0.01 and device.charging and device.battery == 100",
            v ->
                v.at("device.motion_var") < 1_000
                    && v.is("device.charging")
                    && v.at("device.battery") == 100),
        rule(
            "F014",
            "score 15",
            "F_LOCATION",
            "device.tz != \"Asia/Shanghai\" or device.lang not in [\"zh\",\"ug\",\"bo\",\"mn\"]",
            v ->
                !v.in("device.tz", "Asia/Shanghai")
                    || !v.in("device.lang", "zh", "ug", "bo", "mn")),
        rule(
            "F015",
            "score 20",
            "F_IP_RISK",
            "ip.type in [\"proxy\",\"vpn\",\"tor\",\"idc\"]",
            v -> v.in("ip.type", "proxy", "vpn", "tor", "idc")),
        rule(
            "F016",
            "reject",
            "F_IP_RISK",
            "ip.addr in list(\"fraud_ip\")",
            v -> v.is("ip.addr in list(fraud_ip)")),
        rule(
            "F017",
            "reject",
            "F_IP_VELOCITY",
            "ip.type != \"carrier_nat\" and distinct(id_no) by ip.addr over 1h >= 8",
            v -> !v.in("ip.type", "carrier_nat") && v.at("ip.ids_1h") >= 8),
        rule(
            "F018",
            "score 15",
            "F_IP_VELOCITY",
            "ip.type != \"carrier_nat\" and distinct(id_no) by ip.net24 over 24h >= 20",
            v -> !v.in("ip.type", "carrier_nat") && v.at("ip.net_ids_24h") >= 20),
        rule(
            "F019",
            "score 15",
            "F_LOCATION",
            "distance_km(ip.geo, device.geo) > 500",
            v -> v.kilometres("ip", "device") > 500),
        rule(
            "F020",
            "score 30",
            "F_WIFI_SHARED",
            "distinct(id_no) by wifi.bssid over 7d >= 5",
            v -> v.at("wifi.ids_7d") >= 5 && !v.is("wifi.bssid in list(venues)")));
  }

  private static List<MeantRule> second() {
    return List.of(
        rule(
            "F021",
            "score 25",
            "F_GEO_CLUSTER",
            "distinct(id_no) by device.geohash7 over 24h >= 6",
            v -> v.at("geo.ids_24h") >= 6),
        rule(
            "F022",
            "reject",
            "F_ID_MISMATCH",
            "id.verify == \"mismatch\"",
            v -> v.in("id.verify", "mismatch")),
        rule(
            "F023",
            "reject",
            "F_LIVENESS",
            "face.liveness < 0.70",
            v -> v.at("face.liveness") < 700),
        rule(
            "F024",
            "review",
            "F_FACE_GREY",
            "face.similarity >= 0.70 and face.similarity < 0.78",
            v -> v.at("face.similarity") >= 700 && v.at("face.similarity") < 780),
        rule(
            "F025",
            "reject",
            "F_ID_FORGED",
            "id.ocr_tamper_score >= 0.90",
            v -> v.at("id.ocr_tamper_score") >= 900),
        rule(
            "F026",
            "reject",
            "F_FACE_REUSED",
            "face.other_id_match == true",
            v -> v.is("face.other_id_match")),
        rule(
            "F027",
            "reject",
            "F_ID_EXPIRED",
            "id.valid_to < app.time",
            v -> v.at("id.valid_to") < v.day("app.time")),
        rule(
            "F028",
            "reject",
            "F_CARD_MISMATCH",
            "card.verify4 == \"mismatch\"",
            v -> v.in("card.verify4", "mismatch")),
        rule(
            "F029",
            "reject",
            "F_CARD_SHARED",
            "distinct(id_no) by card.no over 365d >= 2",
            v -> v.at("card.ids_365d") >= 2),
        rule(
            "F030",
            "score 15",
            "F_FACE_AGE",
            "abs(face.age - id.age) > 12",
            v -> Math.abs(v.at("face.age") - v.at("id.age")) > 12),
        rule(
            "F031",
            "reject",
            "F_PHONE_MISMATCH",
            "phone.verify3 == \"mismatch\"",
            v -> v.in("phone.verify3", "mismatch")),
        rule(
            "F032",
            "score 25",
            "F_PHONE_NEW",
            "phone.tenure_m < 1",
            v -> v.at("phone.tenure_m") < 1),
        rule(
            "F033",
            "score 20",
            "F_PHONE_TYPE",
            "phone.segment in [\"mvno\",\"voip\"]",
            v -> v.in("phone.segment", "mvno", "voip")),
        rule(
            "F034",
            "reject",
            "F_PHONE_LIST",
            "phone.no in list(\"fraud_phone\")",
            v -> v.is("phone.no in list(fraud_phone)")),
        rule(
            "F035",
            "reject",
            "F_PHONE_SHARED",
            "distinct(id_no) by phone over 365d >= 3",
            v -> v.at("phone.ids_365d") >= 3),
        rule(
            "F036",
            "review",
            "F_SIM_SWAP",
            "phone.sim_swap_hours <= 72",
            v -> v.at("phone.sim_swap_hours") <= 72),
        rule(
            "F037",
            "reject",
            "F_APP_VELOCITY",
            "count() by id_no over 24h >= 5",
            v -> v.at("id.applications_24h") >= 5),
        rule(
            "F038",
            "reject",
            "F_APP_VELOCITY",
            "count(outcome == \"REJECT\") by id_no over 7d >= 3",
            v -> v.at("id.rejections_7d") >= 3),
        rule(
            "F039",
            "score 10",
            "F_APP_VELOCITY",
            "distinct(channel) by id_no over 24h >= 2",
            v -> v.at("id.channels_24h") >= 2),
        rule(
            "F040",
            "score 20",
            "F_BOT",
            "session.fill_seconds < 25",
            v -> v.at("session.fill_seconds") < 25));
  }

  private static List<MeantRule> third() {
    return List.of(
        rule(
            "F041",
            "score 15",
            "F_BOT",
            "session.pasted_fields intersects [\"name\",\"id_no\",\"phone\"]",
            v -> v.any("session.pasted_fields", "name", "id_no", "phone")),
        rule(
            "F042",
            "score 10",
            "F_HOUR",
            "app.hour in 2..4 and device.first_seen_days < 1",
            v ->
                v.hour("app.time") >= 2
                    && v.hour("app.time") <= 4
                    && v.at("device.first_seen_days") < 1),
        rule(
            "F043",
            "score 10",
            "F_EDITING",
            "session.edits([\"income\",\"employer\"]) >= 3",
            v -> v.at("session.edits") >= 3),
        rule(
            "F044",
            "reject",
            "F_ID_LIST",
            "id_no in list(\"fraud_id\")",
            v -> v.is("id_no in list(fraud_id)")),
        rule(
            "F045",
            "reject",
            "F_ID_LIST",
            "ext.consortium_fraud == true",
            v -> v.is("ext.consortium_fraud")),
        rule(
            "F046",
            "reject",
            "F_COURT",
            "ext.court_dishonest == true",
            v -> v.is("ext.court_dishonest")),
        rule(
            "F047",
            "reject",
            "F_ID_LIST",
            "ext.antiscam_list == true",
            v -> v.is("ext.antiscam_list")),
        rule(
            "F048",
            "score 25",
            "F_CONTACT",
            "contact.any in list(\"fraud_phone\")",
            v ->
                v.is("contact.phone1 in list(fraud_phone)")
                    || v.is("contact.phone2 in list(fraud_phone)")),
        rule(
            "F049",
            "reject",
            "F_LOAN_STACKING",
            "ext.multi_apply_7d >= 8",
            v -> v.at("ext.multi_apply_7d") >= 8),
        rule(
            "F050",
            "score 30",
            "F_LOAN_STACKING",
            "ext.multi_platform_24h >= 5",
            v -> v.at("ext.multi_platform_24h") >= 5),
        rule(
            "F051",
            "score 20",
            "F_LOAN_STACKING",
            "bureau.new_unsecured_30d >= 4",
            v -> v.at("bureau.new_unsecured_30d") >= 4),
        rule(
            "F052",
            "score 15",
            "F_CONSISTENCY",
            "employer.phone in [phone.no, contact.phones]",
            v ->
                v.same("employer.phone", "phone.no")
                    || v.same("employer.phone", "contact.phone1")
                    || v.same("employer.phone", "contact.phone2")),
        rule(
            "F053",
            "score 30",
            "F_EMPLOYER_CLUSTER",
            "distinct(id_no) by employer.norm over 7d >= 10 and not employer.registered",
            v -> v.at("employer.ids_7d") >= 10 && !v.is("employer.registered")),
        rule(
            "F054",
            "score 25",
            "F_ADDRESS_CLUSTER",
            "distinct(id_no) by address.norm over 30d >= 5",
            v -> v.at("address.ids_30d") >= 5),
        rule(
            "F055",
            "score 15",
            "F_INCOME",
            "income.declared > 3 * income.verified",
            v -> v.at("income.declared") > 3 * v.at("income.verified")),
        rule(
            "F056",
            "score 15",
            "F_CONTACT",
            "contact.known_count == 0",
            v -> v.at("contact.known_count") == 0),
        rule(
            "F057",
            "reject",
            "F_GRAPH",
            "graph.component_size >= 10 and graph.component_fraud >= 1",
            v -> v.at("ring.size") >= 10 && v.at("ring.labelled") >= 1),
        rule(
            "F058",
            "score 30",
            "F_GRAPH",
            "graph.hop1_fraud >= 1",
            v -> v.at("ring.hop1_labelled") >= 1),
        rule(
            "F059",
            "score 20",
            "F_GRAPH",
            "graph.hop2_fraud_ratio >= 0.10",
            v -> v.at("ring.hop2_labelled_share") >= 100_000),
        rule(
            "F060",
            "score 35",
            "F_GRAPH",
            "graph.component_new_24h >= 6",
            v -> v.at("ring.new_24h") >= 6));
  }
}
