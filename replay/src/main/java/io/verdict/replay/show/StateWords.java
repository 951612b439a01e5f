package io.verdict.replay.show;

import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import java.util.ArrayList;
import java.util.List;

/** States and bands in words: a sentence, then a line each. */
final class StateWords {
  private StateWords() {}

  static List<Text> state(StateDeclaration state) {
    Text when = Sentence.condition(state.condition());
    return List.of(
        Sentence.of("state %s holds when %s", "状态 %s 成立，当 %s", state.name().text(), when));
  }

  /** What a group of states is. */
  static Text head(StatesDeclaration states) {
    Text which =
        states.unique()
            ? new Text("never two at once", "互斥")
            : new Text("the first that holds", "取首个成立者");
    Text complete = states.complete() ? new Text(", always one", "，必有其一") : Text.EMPTY;
    return Sentence.of("states %s: %s%s", "状态组 %s：%s%s", states.name().text(), which, complete);
  }

  static Text when(StatesDeclaration.State state) {
    return state.condition().map(Sentence::condition).orElse(new Text("otherwise", "其他情况"));
  }

  static List<Text> states(StatesDeclaration states) {
    List<Text> lines = new ArrayList<>();
    lines.add(head(states));
    for (StatesDeclaration.State state : states.states()) {
      Text form = state.condition().isPresent() ? new Text("when ", "当 ") : Text.EMPTY;
      lines.add(Sentence.of("%s %s%s", "%s：%s%s", state.name().text(), form, when(state)));
    }
    return lines;
  }

  /** What bands are of, and when a band is left. */
  static Text head(BandsDeclaration bands) {
    Text hysteresis =
        bands
            .hysteresis()
            .map(
                one ->
                    Sentence.of(
                        "; the band before (%s) is left only %s beyond a boundary",
                        "；越过边界 %2$s 才离开原分档（%1$s）",
                        one.previous().text(),
                        Sentence.value(one.step())))
            .orElse(Text.EMPTY);
    return Sentence.of(
        "bands %s of %s%s", "分档 %s，依据 %s%s", bands.name().text(), bands.from().text(), hysteresis);
  }

  static List<Text> bands(BandsDeclaration bands) {
    List<Text> lines = new ArrayList<>();
    lines.add(head(bands));
    for (BandsDeclaration.Band band : bands.bands()) {
      lines.add(
          Sentence.of("%s: %s", "%s：%s", band.name().text(), Sentence.pattern(band.pattern())));
    }
    return lines;
  }
}
