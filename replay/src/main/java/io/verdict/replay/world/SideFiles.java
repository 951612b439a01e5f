package io.verdict.replay.world;

import io.verdict.replay.world.file.AsciiText;
import io.verdict.replay.world.file.ListBook;
import io.verdict.replay.world.file.Manifest;
import io.verdict.replay.world.people.ApplicantFactory;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Preset;
import java.io.IOException;
import java.util.List;

/** The small files beside the applications: lists and dated parameters of the law. */
final class SideFiles {
  private SideFiles() {}

  static void write(
      Parameters parameters, ListBook lists, OutputFiles files, List<Manifest.Entry> entries)
      throws IOException {
    String since = parameters.firstMonth().atDay(1).toString();
    for (ListBook.Name list : ListBook.Name.values()) {
      AsciiText text = new AsciiText();
      lists.write(list, text);
      entries.add(files.write("lists/" + list.file(), text, lists.count(list)));
    }
    words("excluded_region", ApplicantFactory.unservedCounties(), since, files, entries);
    words("restricted_job", ApplicantFactory.restrictedJobs(), since, files, entries);
    caps(parameters, files, entries);
  }

  private static void words(
      String name,
      List<String> words,
      String since,
      OutputFiles files,
      List<Manifest.Entry> entries)
      throws IOException {
    AsciiText text = new AsciiText().add("value,since\n");
    for (String word : words) {
      text.add(word).add(',').add(since).add('\n');
    }
    entries.add(files.write("lists/" + name + ".csv", text, words.size()));
  }

  /** The ceilings of the all-in yearly cost by lender type and first day in force. */
  private static void caps(Parameters parameters, OutputFiles files, List<Manifest.Entry> entries)
      throws IOException {
    AsciiText text = new AsciiText().add("lender.type,since,apr_cap\n");
    text.add("bank,2020-08-20,0.24\n").add("consumer_finance,2020-08-20,0.24\n");
    text.add("small_loan,2020-08-20,0.36\n").add("small_loan,2025-12-19,0.24\n");
    int rows = 4;
    if (parameters.preset() == Preset.RATE_CAP_CUT) {
      String day =
          parameters.firstMonth().plusMonths(parameters.stress().startMonth()).atDay(1).toString();
      for (String lender : List.of("bank", "consumer_finance", "small_loan")) {
        text.add(lender).add(',').add(day).add(",0.20\n");
        rows++;
      }
    }
    entries.add(files.write("params/apr_cap.csv", text, rows));
  }
}
