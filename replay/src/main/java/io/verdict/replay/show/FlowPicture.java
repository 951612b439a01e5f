package io.verdict.replay.show;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.show.ShownPolicy.StageText;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The way of one application through the stages, as a picture. */
final class FlowPicture {
  private static final int BOX = 206;
  private static final int GAP = 58;
  private static final int TOP = 34;
  private static final int LINE = 19;
  private static final int MIN_WIDTH = 900;
  private static final int MARGIN = 96;

  private final Element svg = Element.of("svg", "flow");

  private final ShownPolicy policy;

  private FlowPicture(ShownPolicy policy) {
    this.policy = policy;
  }

  static Element of(ShownPolicy policy) {
    FlowPicture picture = new FlowPicture(policy);
    List<StageText> stages = policy.stages();
    int most = stages.stream().mapToInt(stage -> picture.lines(stage).size()).max().orElse(0);
    int height = TOP + 58 + LINE * most + 78;
    int width = Math.max(MIN_WIDTH, MARGIN + stages.size() * (BOX + GAP));
    picture.svg.attr("viewBox", "0 0 " + width + " " + height).attr("role", "img");
    picture.svg.attr("aria-label", "Stages in order / 各阶段顺序");
    int boxHeight = 58 + LINE * most;
    int middle = TOP + boxHeight / 2;
    picture.label(0, middle - 8, "head", new Text("Application", "申请"));
    for (int i = 0; i < stages.size(); i++) {
      int x = MARGIN + i * (BOX + GAP);
      boolean isApart = stages.get(i).name().equals("in_loan") && stages.size() > 1;
      picture.arrow(i == 0 ? 0 : x - GAP, middle, x, isApart ? "plain" : i == 0 ? "plain" : "good");
      if (i > 0) {
        Text word = isApart ? new Text("trigger", "触发") : new Text("approve", "通过");
        picture.label(x - GAP + 4, middle - 8, "soft", word);
      }
      picture.stage(stages.get(i), x, boxHeight);
    }
    return picture.svg;
  }

  private List<Text> lines(StageText stage) {
    List<Text> lines = new ArrayList<>(arms(stage));
    int fields =
        stage.all(InputDeclaration.class).stream().mapToInt(input -> input.fields().size()).sum();
    count(lines, fields, "inputs", "个输入");
    count(lines, stage.all(WindowDeclaration.class).size(), "sliding windows", "个滑动窗口");
    count(lines, stage.all(DeriveDeclaration.class).size(), "derived values", "个派生变量");
    count(lines, stage.all(ScorecardDeclaration.class).size(), "scorecards", "张评分卡");
    count(lines, stage.all(TableDeclaration.class).size(), "decision tables", "张决策表");
    count(lines, stage.all(RuleDeclaration.class).size(), "rules", "条规则");
    List<ProductDeclaration> products = stage.all(ProductDeclaration.class);
    long funders = products.stream().map(product -> product.funder().text()).distinct().count();
    count(
        lines, products.size(), "products of " + funders + " funders", "个产品，" + funders + " 家资金方");
    return lines;
  }

  /** The policies of a stage that has several. */
  private List<Text> arms(StageText stage) {
    if (stage.role().isEmpty()) {
      return List.of();
    }
    return Stream.concat(Stream.of(stage), policy.trials().stream())
        .filter(text -> text.name().equals(stage.name()))
        .map(
            text ->
                new Text(
                    text.policy() + ": " + text.role().en(),
                    text.policy() + "：" + text.role().zh()))
        .toList();
  }

  private static void count(List<Text> lines, int count, String english, String chinese) {
    if (count > 0) {
      boolean isOne = count == 1 && english.endsWith("s") && !english.endsWith("funders");
      String noun = isOne ? english.substring(0, english.length() - 1) : english;
      lines.add(new Text(count + " " + noun, count + " " + chinese));
    }
  }

  private void stage(StageText stage, int x, int height) {
    svg.add(box("stage", x, TOP, BOX, height));
    label(x + 14, TOP + 24, "head", PolicyPage.stageName(stage.name()));
    Text version =
        new Text(
            "version " + stage.header().version() + ", from " + stage.header().effective(),
            "版本 " + stage.header().version() + "，自 " + stage.header().effective() + " 起");
    label(x + 14, TOP + 42, "soft", version);
    int y = TOP + 64;
    for (Text line : lines(stage)) {
      label(x + 14, y, "", line);
      y += LINE;
    }
    List<String> ends = ends(stage);
    int at = x + 30;
    for (String end : ends) {
      down(at, TOP + height, end);
      at += 160 / Math.max(1, ends.size() - 1);
    }
  }

  /** The outcomes that end the way here. */
  private static List<String> ends(StageText stage) {
    return switch (stage.name()) {
      case "fraud", "credit" -> List.of("review", "reject");
      case "in_loan" -> List.of("allow_less", "step_up", "block");
      default -> List.of();
    };
  }

  private void down(int x, int y, String outcome) {
    String tone = Asks.tone(outcome);
    svg.add(path("arrow " + tone, "M" + x + " " + y + "v28"));
    svg.add(path(tone, "M" + (x - 4) + " " + (y + 27) + "h8l-4 7z"));
    label(x - 16, y + 52, tone, Asks.words(outcome));
  }

  private void arrow(int from, int y, int to, String tone) {
    svg.add(path("arrow " + tone, "M" + from + " " + y + "H" + (to - 8)));
    svg.add(path("tip " + tone, "M" + (to - 9) + " " + (y - 4) + "v8l8 -4z"));
  }

  private static Element path(String classes, String data) {
    return Element.of("path", classes).attr("d", data);
  }

  private static Element box(String classes, int x, int y, int width, int height) {
    return Element.of("rect", classes)
        .attr("x", x)
        .attr("y", y)
        .attr("width", width)
        .attr("height", height)
        .attr("rx", 6);
  }

  /** A text in both languages; the style sheet shows one. */
  private void label(int x, int y, String classes, Text text) {
    if (text.isSame()) {
      svg.add(label(x, y, classes, text.en()));
      return;
    }
    svg.add(label(x, y, classes + " en", text.en()));
    svg.add(label(x, y, classes + " zh", text.zh()));
  }

  private static Element label(int x, int y, String classes, String text) {
    return Element.of("text", classes.strip()).attr("x", x).attr("y", y).text(text);
  }
}
