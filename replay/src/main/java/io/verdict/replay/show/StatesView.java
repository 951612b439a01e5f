package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.show.ShownPolicy.StageText;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import java.util.List;
import java.util.Optional;

/** States, bands and matrices as tables; other constructs that have words as lines. */
final class StatesView {
  private final ShownPolicy policy;
  private final StageText stage;
  private final Element section;

  StatesView(ShownPolicy policy, StageText stage, Element section) {
    this.policy = policy;
    this.stage = stage;
    this.section = section;
  }

  void all() {
    stage.all(StatesDeclaration.class).forEach(this::states);
    named(stage.all(StateDeclaration.class));
    stage.all(BandsDeclaration.class).forEach(this::bands);
    stage.all(MatrixDeclaration.class).forEach(this::matrix);
  }

  private void heading(String english, String chinese) {
    section.add(OfflinePage.words("h3", new Text(english, chinese)));
  }

  private void note(Text words) {
    section.add(OfflinePage.words("p", words).attr("class", "note"));
  }

  private void states(StatesDeclaration states) {
    heading("States " + states.name().text(), "状态组 " + states.name().text());
    note(StateWords.head(states));
    Grid grid = Grid.of("state", "状态", "when", "条件");
    for (StatesDeclaration.State state : states.states()) {
      grid.row().whole(state.name().text());
      if (state.condition().isPresent()) {
        grid.cell(StageSection.condition(policy, state.condition().get()));
      } else {
        grid.words(StateWords.when(state));
      }
    }
    section.add(grid.element());
  }

  private void named(List<StateDeclaration> states) {
    if (states.isEmpty()) {
      return;
    }
    heading("States beside others", "可并存的状态");
    Grid grid = Grid.of("state", "状态", "when", "条件");
    for (StateDeclaration state : states) {
      grid.row().whole(state.name().text()).cell(StageSection.condition(policy, state.condition()));
    }
    section.add(grid.element());
  }

  private void bands(BandsDeclaration bands) {
    heading("Bands " + bands.name().text(), "分档 " + bands.name().text());
    note(StateWords.head(bands));
    Grid grid = Grid.of("band", "分档", bands.from().text(), bands.from().text());
    for (BandsDeclaration.Band band : bands.bands()) {
      grid.row().whole(band.name().text()).words(Sentence.pattern(band.pattern()));
    }
    section.add(grid.element());
  }

  private void matrix(MatrixDeclaration matrix) {
    heading("Matrix " + matrix.name().text(), "矩阵 " + matrix.name().text());
    note(MatrixWords.head(matrix));
    Optional<BandsDeclaration> bands =
        stage.all(BandsDeclaration.class).stream()
            .filter(one -> one.name().text().equals(matrix.column().text()))
            .findFirst();
    section.add(
        bands
            .map(found -> MatrixGrid.byBand(matrix, found))
            .orElseGet(() -> MatrixGrid.byCell(matrix)));
    lines(MatrixWords.rules(matrix));
  }

  /** Constructs of one kind as lines of words, with the exact text below. */
  void lines(String english, String chinese, List<? extends Declaration> constructs) {
    if (constructs.isEmpty()) {
      return;
    }
    heading(english, chinese);
    for (Declaration construct : constructs) {

      lines(ConstructWords.of(construct));
      section.add(Element.of("code", "exact").text(policy.written(construct.span())));
    }
  }

  private void lines(List<Text> words) {
    Element list = Element.of("ul");
    words.forEach(line -> list.add(OfflinePage.words("li", line)));
    section.add(list);
  }
}
