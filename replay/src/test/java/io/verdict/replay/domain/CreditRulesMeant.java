package io.verdict.replay.domain;

import static io.verdict.replay.domain.MeantRule.rule;

import java.util.List;
import java.util.stream.Stream;

/** What the 40 credit rules of the default set mean, rule by rule. */
final class CreditRulesMeant {
  private CreditRulesMeant() {}

  static List<MeantRule> all() {
    return Stream.of(first(), second()).flatMap(List::stream).toList();
  }

  private static List<MeantRule> first() {
    return List.of(
        rule(
            "C01",
            "reject",
            "C_AGE",
            "applicant.age < 20 or applicant.age > 58",
            v -> v.at("applicant.age") < 20 || v.at("applicant.age") > 58),
        rule(
            "C02",
            "reject",
            "C_OCCUPATION",
            "applicant.occupation in [\"student\",\"none\"]",
            v -> v.in("applicant.occupation", "student", "none")),
        rule(
            "C03",
            "reject",
            "C_RESIDENCY",
            "applicant.id_type != \"PRC_RESIDENT\"",
            v -> !v.in("applicant.id_type", "PRC_RESIDENT")),
        rule(
            "C04",
            "reject",
            "C_REGION",
            "applicant.county in list(\"excluded_region\")",
            v -> v.is("applicant.county in list(excluded_region)")),
        rule(
            "C05",
            "reject",
            "C_OCCUPATION",
            "applicant.occupation in list(\"restricted_job\")",
            v -> v.is("applicant.occupation in list(restricted_job)")),
        rule(
            "C06",
            "reject",
            "C_BUREAU_MISSING",
            "bureau.status in [\"NO_CONSENT\",\"UNAVAILABLE\"]",
            v -> v.in("bureau.status", "NO_CONSENT", "UNAVAILABLE")),
        rule(
            "C07",
            "reject",
            "C_CURRENT_OVERDUE",
            "bureau.overdue_now_amt > 500",
            v -> v.at("bureau.overdue_now_amt") > 500_00),
        rule(
            "C08",
            "reject",
            "C_SERIOUS_DELINQ",
            "bureau.worst_dpd_24m >= 91",
            v -> v.at("bureau.worst_dpd_24m") >= 91),
        rule(
            "C09",
            "reject",
            "C_SERIOUS_DELINQ",
            "bureau.worst_dpd_24m >= 61",
            v -> v.at("bureau.worst_dpd_24m") >= 61),
        rule(
            "C10",
            "reject",
            "C_FREQUENT_DELINQ",
            "bureau.m1_count_12m >= 4",
            v -> v.at("bureau.m1_count_12m") >= 4),
        rule(
            "C11",
            "reject",
            "C_CHARGE_OFF",
            "bureau.bad_status_count > 0",
            v -> v.at("bureau.bad_status_count") > 0),
        rule("C12", "reject", "C_ENQUIRIES", "bureau.inq_1m >= 5", v -> v.at("bureau.inq_1m") >= 5),
        rule("C13", "reject", "C_ENQUIRIES", "bureau.inq_3m >= 9", v -> v.at("bureau.inq_3m") >= 9),
        rule(
            "C14",
            "reject",
            "C_LOAN_STACKING",
            "ext.multi_apply_7d >= 4",
            v -> v.at("ext.multi_apply_7d") >= 4),
        rule(
            "C15",
            "reject",
            "C_LOAN_STACKING",
            "ext.multi_apply_30d >= 7",
            v -> v.at("ext.multi_apply_30d") >= 7),
        rule(
            "C16",
            "reject",
            "C_TOO_MANY_LENDERS",
            "bureau.active_unsecured_lenders >= 7",
            v -> v.at("bureau.active_unsecured_lenders") >= 7),
        rule(
            "C17",
            "reject",
            "C_DTI",
            "afford.dti_before >= 0.85",
            v -> v.at("afford.dti_before") >= 850_000),
        rule(
            "C18",
            "reject",
            "C_DEBT_LEVEL",
            "bureau.unsecured_debt > 14.4 * income.verified",
            v -> 10 * v.at("bureau.unsecured_debt") > 144 * v.at("income.verified")),
        rule(
            "C19",
            "reject",
            "C_UTILISATION",
            "bureau.rev_util >= 0.95 and bureau.active_unsecured_lenders >= 4",
            v ->
                v.at("bureau.rev_util") >= 950_000 && v.at("bureau.active_unsecured_lenders") >= 4),
        rule(
            "C20",
            "reject",
            "C_THIN_FILE",
            "bureau.thin and phone.tenure_m < 6",
            v -> v.is("bureau.thin") && v.at("phone.tenure_m") < 6));
  }

  private static List<MeantRule> second() {
    return List.of(
        rule(
            "C21",
            "reject",
            "C_THIN_FILE",
            "bureau.thin and applicant.age < 22",
            v -> v.is("bureau.thin") && v.at("applicant.age") < 22),
        rule(
            "C22",
            "reject",
            "C_INCOME",
            "income.verified < 2000",
            v -> v.at("income.verified") < 2_000_00),
        rule(
            "C23",
            "reject",
            "C_EMPLOYMENT",
            "bureau.thin and employ.tenure_m < 3 and social.months == 0",
            v ->
                v.is("bureau.thin")
                    && v.at("employ.tenure_m") < 3
                    && v.at("social.months_12m") == 0),
        rule(
            "C24",
            "reject",
            "C_PHONE_TENURE",
            "phone.tenure_m < 3",
            v -> v.at("phone.tenure_m") < 3),
        rule(
            "C25",
            "route",
            "C_EXISTING",
            "customer.active_line == true",
            v -> v.is("customer.active_line")),
        rule(
            "C26",
            "reject",
            "C_OWN_DELINQ",
            "customer.worst_dpd_ever >= 31",
            v -> v.at("customer.worst_dpd_ever") >= 31),
        rule(
            "C27",
            "reject",
            "C_COOL_OFF",
            "customer.last_credit_reject_days < 30",
            v -> v.at("customer.last_credit_reject_days") < 30),
        rule(
            "C28",
            "reject",
            "C_LITIGATION",
            "ext.loan_litigation_24m > 0",
            v -> v.at("ext.loan_litigation_24m") > 0),
        rule(
            "C29",
            "reject",
            "C_LITIGATION",
            "ext.enforcement_count > 0",
            v -> v.at("ext.enforcement_count") > 0),
        rule(
            "C30",
            "reject",
            "C_DEBT_LEVEL",
            "bureau.guarantee_amt > 300000",
            v -> v.at("bureau.guarantee_amt") > 300_000_00),
        rule(
            "C31",
            "reject",
            "C_DEBT_SPIRAL",
            "bureau.inq_1m >= 3 and ext.multi_apply_30d >= 4 and bureau.rev_util >= 0.80",
            v ->
                v.at("bureau.inq_1m") >= 3
                    && v.at("ext.multi_apply_30d") >= 4
                    && v.at("bureau.rev_util") >= 800_000),
        rule(
            "C32",
            "reject",
            "C_TOO_MANY_LENDERS",
            "applicant.age < 23 and bureau.active_unsecured_lenders >= 4",
            v -> v.at("applicant.age") < 23 && v.at("bureau.active_unsecured_lenders") >= 4),
        rule(
            "C33",
            "reject",
            "C_CHANNEL_RISK",
            "channel.type == \"SMS\" and bureau.thin",
            v -> v.in("channel.type", "sms") && v.is("bureau.thin")),
        rule(
            "C34",
            "reject",
            "C_SCORE",
            "score.application < cutoff(channel.type)",
            v -> v.at("score.application") < 630),
        rule("C35", "reject", "C_SCORE", "score.pd12 > 0.045", v -> v.at("score.pd12") > 45_000),
        rule(
            "C36", "reject", "C_AFFORDABILITY", "afford.max_line < 1000", v -> v.line() < 1_000_00),
        rule(
            "C37",
            "clamp",
            "C_PRICE_CAP",
            "price.apr_all_in > param(\"apr_cap\", app.date)",
            v -> v.at("price.grade_apr") > v.legalCap()),
        rule(
            "C38",
            "trim",
            "C_EXPOSURE_CAP",
            "exposure.total_after > 200000",
            v -> v.at("bureau.unsecured_debt") + v.lineBefore() > 200_000_00),
        rule(
            "C39",
            "trim or reject",
            "C_NO_FUNDER",
            "match.eligible_count < 3",
            v -> v.at("match.eligible_funders") < 3),
        rule(
            "C40",
            "defer",
            "C_PORTFOLIO_LIMIT",
            "portfolio.budget_left(grade, channel) <= 0",
            v -> v.at("portfolio.budget_left") <= 0));
  }
}
