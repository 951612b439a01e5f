package io.verdict.replay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.catalogue.FunderRules;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What funders' criteria do where a value is missing, and which price they take on which day. */
class ProductCriteriaTest {
  private static final int MISSING = Integer.MIN_VALUE;
  private static final int NO_HIT = Integer.MAX_VALUE;

  private static final String HEADER =
      "policy match \"M\" version 1 effective 2020-01-01 zone Asia/Shanghai\n";

  /** A match stage, and who takes a record. */
  private static final class Funders {
    final Record record;
    private final Program program;
    private final Evaluation evaluation;
    private final Matcher matcher;
    private final MatchScratch scratch = new MatchScratch();

    Funders(String text) {
      CompiledPolicy compiled =
          PolicyCompiler.compile(PolicySource.of("match.policy", HEADER + text));
      assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
      StageModel model =
          ArtifactFormat.read(ArtifactFormat.write(compiled.models().get(0))).model();
      RecordLayout layout = RecordLayout.of(model.schema());
      this.program = Program.link(model, layout);
      this.evaluation = program.newEvaluation();
      this.record = layout.newRecord();
      List<ProductTerms> terms = model.products().stream().map(ProductCriteriaTest::terms).toList();
      this.matcher = Matcher.of(Catalogue.of(model, terms, 1), layout);
    }

    Set<String> take() {
      program.evaluate(record, evaluation);
      matcher.match(record, 0, scratch);
      Set<String> taken = new TreeSet<>();
      for (int product = 0; product < matcher.catalogue().size(); product++) {
        if (scratch.isHit(product)) {
          taken.add(matcher.catalogue().product(product).id());
        }
      }
      return taken;
    }
  }

  private static ProductTerms terms(Product product) {
    return new ProductTerms(
        product.id(),
        product.funder(),
        "any",
        ZoneId.of("Asia/Shanghai"),
        0,
        0,
        List.of(1),
        0,
        0,
        0,
        false,
        List.of(),
        FunderRules.of(CountingDay.APPLICATION));
  }

  /** Whether a value meets a criterion: yes, no, or null for unknown. */
  private static Boolean within(int value, int low, int high) {
    return (value == MISSING || value == NO_HIT) ? null : (value >= low && value <= high);
  }

  private static boolean and(Boolean one, Boolean other, boolean ifUnknown) {
    if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
      return false;
    }
    return (one != null && other != null) || ifUnknown;
  }

  @Test
  void aProductSaysWhatAMissingValueDoesAsAWholeOrCriterionByCriterion() {
    Funders funders =
        new Funders(
            """
            input {
              age : int optional
              enquiries : int optional special { 9999: no_hit }
            }
            product UNSAID  funder F { accept when age in [22..55] and enquiries <= 6 }
            product REFUSES funder F {
              accept when age in [22..55] and enquiries <= 6 on unknown refuse
            }
            product ACCEPTS funder F {
              accept when age in [22..55] and enquiries <= 6 on unknown accept
            }
            product LENIENT_ON_ENQUIRIES funder F {
              accept when age in [22..55] and (enquiries is missing or enquiries <= 6)
                on unknown refuse
            }
            product LENIENT_ON_NO_HIT funder F {
              accept when age in [22..55] and (enquiries is no_hit or enquiries <= 6)
            }
            product STRICT_ON_AGE funder F {
              accept when age is present and age in [22..55] and enquiries <= 6 on unknown accept
            }
            """);
    int cases = 0;
    for (int age : new int[] {MISSING, 21, 22, 55, 56}) {
      for (int enquiries : new int[] {MISSING, NO_HIT, 6, 7}) {
        funders.record.clear();
        if (age != MISSING) {
          funders.record.integer("age", age);
        }
        if (enquiries == NO_HIT) {
          funders.record.setSpecial(funders.record.layout().slot("enquiries"), 0);
        } else if (enquiries != MISSING) {
          funders.record.integer("enquiries", enquiries);
        }
        Boolean fits = within(age, 22, 55);
        Boolean few = within(enquiries, 0, 6);
        Set<String> expected = new TreeSet<>();
        add(expected, "UNSAID", and(fits, few, false));
        add(expected, "REFUSES", and(fits, few, false));
        add(expected, "ACCEPTS", and(fits, few, true));
        add(
            expected,
            "LENIENT_ON_ENQUIRIES",
            and(fits, enquiries == MISSING ? Boolean.TRUE : few, false));
        add(
            expected,
            "LENIENT_ON_NO_HIT",
            and(fits, enquiries == NO_HIT ? Boolean.TRUE : few, false));
        add(expected, "STRICT_ON_AGE", and(age == MISSING ? Boolean.FALSE : fits, few, true));
        assertThat(funders.take()).as("age %d, enquiries %d", age, enquiries).isEqualTo(expected);
        cases++;
      }
    }
    assertThat(cases).isEqualTo(20);
  }

  private static void add(Set<String> expected, String product, boolean takes) {
    if (takes) {
      expected.add(product);
    }
  }

  private static final String CAPS =
      """
      input {
        app.time         : instant required
        price.apr_all_in : rate    required
        lender.type      : enum { bank, consumer_finance, micro_loan } optional
      }
      derive app.date : date = date(app.time)
      param apr_cap : rate by lender.type, app.date legal tightens down {
        micro_loan, [2025-12-19..)             : 24%
        micro_loan, -                          : 36%
        [bank, consumer_finance], (..2020-08-20) : 36%
        -,          -                          : 24%
      }
      product BANK  funder B { accept when price.apr_all_in <= apr_cap(bank, app.date) }
      product CFC   funder C {
        accept when price.apr_all_in <= apr_cap(consumer_finance, app.date)
      }
      product MICRO funder M { accept when price.apr_all_in <= apr_cap(micro_loan, app.date) }
      product LATER funder L {
        accept when price.apr_all_in <= apr_cap(micro_loan, 2026-01-01)
      }
      product GIVEN funder G { accept when price.apr_all_in <= apr_cap(lender.type, app.date) }
      """;

  /** The legal ceiling in millionths, written down once more. */
  private static long cap(String lender, LocalDate day) {
    if (lender.equals("micro_loan")) {
      return day.isBefore(LocalDate.of(2025, 12, 19)) ? 360_000 : 240_000;
    }
    return day.isBefore(LocalDate.of(2020, 8, 20)) ? 360_000 : 240_000;
  }

  @Test
  void eachProductKnowsTheCeilingOfItsKindOfLenderOnTheDay() {
    Funders funders = new Funders(CAPS);
    for (String day :
        new String[] {"2020-08-19", "2020-08-20", "2025-12-18", "2025-12-19", "2026-06-01"}) {
      LocalDate date = LocalDate.parse(day);
      for (String lender : new String[] {"bank", "consumer_finance", "micro_loan"}) {
        for (long price : new long[] {240_000, 240_001, 360_000, 360_001}) {
          funders.record.clear();
          ZoneId zone = ZoneId.of("Asia/Shanghai");
          funders.record.instant("app.time", date.atTime(0, 30).atZone(zone).toInstant());
          funders.record.rate("price.apr_all_in", price);
          funders.record.symbol("lender.type", lender);
          Set<String> expected = new TreeSet<>();
          add(expected, "BANK", price <= cap("bank", date));
          add(expected, "CFC", price <= cap("consumer_finance", date));
          add(expected, "MICRO", price <= cap("micro_loan", date));
          add(expected, "LATER", price <= 240_000);
          add(expected, "GIVEN", price <= cap(lender, date));
          assertThat(funders.take()).as("%s, %s, %d", day, lender, price).isEqualTo(expected);
        }
      }
    }
  }
}
