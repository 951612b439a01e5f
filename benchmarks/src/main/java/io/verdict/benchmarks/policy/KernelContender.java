package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.generated.GeneratedJava;
import io.verdict.engine.kernel.Kernel;
import io.verdict.engine.kernel.KernelMatch;
import io.verdict.engine.record.Record;
import java.util.Arrays;

/** Verdict's kernel, from filled records or from beans that fill one record first. */
final class KernelContender {
  private KernelContender() {}

  static Contender ofRecords(PolicyWorkload data) {
    return new OfRecords(data);
  }

  static Contender ofBeans(PolicyWorkload data) {
    return new OfBeans(data);
  }

  private static final class OfRecords implements Contender {
    private final Kernel kernel;
    private final KernelMatch match;
    private final Record[] records;
    private int next;

    OfRecords(PolicyWorkload data) {
      kernel = Kernel.link(data.rules, data.schema, data.layout);
      match = kernel.newMatch();
      records = data.records;
    }

    @Override
    public long run() {
      next = (next + 1) & (PolicyWorkload.RECORDS - 1);
      kernel.evaluate(records[next], match);
      return match.trueWords()[0];
    }

    @Override
    public long[] answer(int record) {
      kernel.evaluate(records[record], match);
      return Arrays.copyOf(match.trueWords(), kernel.conditionWords());
    }
  }

  private static final class OfBeans implements Contender {
    private final Kernel kernel;
    private final KernelMatch match;
    private final Record record;
    private final BeanRules.Filler filler;
    private final Object[] beans;
    private int next;

    OfBeans(PolicyWorkload data) {
      kernel = Kernel.link(data.rules, data.schema, data.layout);
      match = kernel.newMatch();
      record = data.layout.newRecord();
      GeneratedJava classes = BeanRules.compile(data.rules.subList(0, 1));
      filler = classes.make(BeanRules.FILLER, BeanRules.Filler.class);
      beans = BeanRules.beans(data, classes);
    }

    @Override
    public long run() {
      next = (next + 1) & (PolicyWorkload.RECORDS - 1);
      filler.fill(beans[next], record);
      kernel.evaluate(record, match);
      return match.trueWords()[0];
    }

    @Override
    public long[] answer(int i) {
      filler.fill(beans[i], record);
      kernel.evaluate(record, match);
      return Arrays.copyOf(match.trueWords(), kernel.conditionWords());
    }
  }
}
