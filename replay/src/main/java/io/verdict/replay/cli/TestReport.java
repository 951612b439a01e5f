package io.verdict.replay.cli;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.testing.Coverage;
import io.verdict.rules.testing.Coverage.Item;
import io.verdict.rules.testing.Coverage.Part;
import io.verdict.rules.testing.TestResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How tests went and what they touched, for people and for machines. */
final class TestReport {
  private static final int WIDTH = 100;

  private TestReport() {}

  static void print(PrintWriter out, List<TestResult> results) {
    long failed = results.stream().filter(result -> !result.isPassed()).count();
    results.stream().filter(result -> !result.isPassed()).forEach(result -> print(out, result));
    out.printf(Locale.ROOT, "%d passed, %d failed%n", results.size() - failed, failed);
  }

  private static void print(PrintWriter out, TestResult result) {
    out.printf(
        Locale.ROOT,
        "%s:%d: test \"%s\" of stage %s failed%n",
        result.span().file(),
        result.span().line(),
        result.name(),
        result.stage().policyName());
    List<String> given =
        result.given().stream().map(one -> one.slot() + " " + one.value()).toList();
    printFilled(out, "  given     ", given);
    for (TestResult.Mismatch mismatch : result.mismatches()) {
      out.printf(Locale.ROOT, "  expected  %s %s%n", mismatch.what(), mismatch.expected());
      out.printf(Locale.ROOT, "  actual    %s %s%n", mismatch.what(), mismatch.actual());
    }
    boolean isFiredShown =
        result.mismatches().stream().noneMatch(mismatch -> mismatch.what().equals("fired"));
    if (isFiredShown) {
      out.printf(Locale.ROOT, "  fired     %s%n", result.firedRules());
    }
  }

  /** Words on lines of at most {@link #WIDTH} columns, the later lines below the first word. */
  private static void printFilled(PrintWriter out, String head, List<String> words) {
    StringBuilder line = new StringBuilder(head);
    boolean isEmpty = true;
    for (String word : words) {
      if (!isEmpty && line.length() + 2 + word.length() > WIDTH) {
        out.println(line);
        line.setLength(0);
        line.append(" ".repeat(head.length()));
        isEmpty = true;
      }
      line.append(isEmpty ? "" : "  ").append(word);
      isEmpty = false;
    }
    out.println(line.toString().stripTrailing());
  }

  static void print(PrintWriter out, Coverage coverage) {
    out.printf(Locale.ROOT, "%n%-20s%8s%8s%10s%n", "coverage", "hit", "of", "share");
    for (Part part : Part.values()) {
      List<Item> items = coverage.items(part);
      if (!items.isEmpty()) {
        printShare(out, label(part), items);
      }
    }
    printShare(out, "all", coverage.items());
    List<Item> missed = coverage.items().stream().filter(item -> !item.isHit()).toList();
    if (!missed.isEmpty()) {
      out.printf(Locale.ROOT, "%nnever hit by a test:%n");
      missed.forEach(item -> out.println("  " + place(item) + never(item)));
    }
  }

  private static void printShare(PrintWriter out, String label, List<Item> items) {
    long hit = items.stream().filter(Item::isHit).count();
    out.printf(
        Locale.ROOT,
        "%-20s%8d%8d%8.1f %%%n",
        label,
        hit,
        items.size(),
        items.isEmpty() ? 100.0 : 100.0 * hit / items.size());
  }

  private static String place(Item item) {
    return item.place().map(span -> span.file() + ":" + span.line() + ": ").orElse("");
  }

  private static String never(Item item) {
    return switch (item.part()) {
      case RULE_FIRED -> "rule " + item.name() + " never fires";
      case RULE_NOT_FIRED -> "rule " + item.name() + " always fires";
      case TABLE_ROW -> "table " + item.name();
      case CARD_BIN -> "scorecard " + item.name();
      case BAND -> "total " + item.name();
    };
  }

  private static String label(Part part) {
    return switch (part) {
      case RULE_FIRED -> "rules fired";
      case RULE_NOT_FIRED -> "rules not fired";
      case TABLE_ROW -> "table rows";
      case CARD_BIN -> "scorecard bins";
      case BAND -> "bands of totals";
    };
  }

  /** The same as one JSON object. */
  static String json(List<TestResult> results, Coverage coverage, boolean isTooLow) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("passed", results.stream().filter(TestResult::isPassed).count());
    report.put("failed", results.stream().filter(result -> !result.isPassed()).count());
    report.put("tests", results.stream().map(TestReport::json).toList());
    Map<String, Object> shares = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      List<Item> items = coverage.items(part);
      long hit = items.stream().filter(Item::isHit).count();
      shares.put(name(part), Map.of("hit", hit, "of", items.size()));
    }
    report.put("coverage", shares);
    report.put("coverageShare", coverage.share());
    report.put("isCoverageTooLow", isTooLow);
    report.put(
        "neverHit",
        coverage.items().stream().filter(item -> !item.isHit()).map(TestReport::json).toList());
    return JsonText.of(report);
  }

  private static Map<String, Object> json(TestResult result) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("stage", result.stage().policyName());
    one.put("name", result.name());
    one.put("file", result.span().file());
    one.put("line", result.span().line());
    one.put("isPassed", result.isPassed());
    one.put(
        "given",
        result.given().stream()
            .collect(
                Collectors.toMap(
                    TestResult.Given::slot,
                    TestResult.Given::value,
                    (first, second) -> second,
                    LinkedHashMap::new)));
    one.put("fired", result.firedRules());
    List<Map<String, Object>> mismatches = new ArrayList<>();
    for (TestResult.Mismatch mismatch : result.mismatches()) {
      Map<String, Object> written = new LinkedHashMap<>();
      written.put("what", mismatch.what());
      written.put("expected", mismatch.expected());
      written.put("actual", mismatch.actual());
      mismatches.add(written);
    }
    one.put("mismatches", mismatches);
    return one;
  }

  private static Map<String, Object> json(Item item) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("stage", item.stage().policyName());
    one.put("part", name(item.part()));
    one.put("name", item.name());
    one.put("file", item.place().map(SourceSpan::file).orElse(null));
    one.put("line", item.place().map(SourceSpan::line).orElse(null));
    return one;
  }

  private static String name(Part part) {
    return switch (part) {
      case RULE_FIRED -> "ruleFired";
      case RULE_NOT_FIRED -> "ruleNotFired";
      case TABLE_ROW -> "tableRow";
      case CARD_BIN -> "cardBin";
      case BAND -> "band";
    };
  }
}
