package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.generated.GeneratedJava;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools as its manual has it: the executable model, one session kept, a fact in and out. */
final class DroolsRules {
  private DroolsRules() {}

  static Contender open(PolicyWorkload data) {
    GeneratedJava classes = BeanRules.compile(data.rules.subList(0, 1));
    Object[] beans = BeanRules.beans(data, classes);
    KieServices services = KieServices.get();
    ReleaseId release = services.newReleaseId("io.verdict", "rules", "1");
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.write("src/main/resources/rules/rules.drl", text(data));
    KieBuilder builder = services.newKieBuilder(files, classes.loader());
    builder.buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().getMessages().get(0).getText());
    }
    KieSession session = services.newKieContainer(release, classes.loader()).newKieSession();
    FiredRules fired = new FiredRules();
    session.setGlobal("fired", fired);
    return new RuleContender(
        data.rules.size(),
        (i, bits) -> {
          fired.writeTo(bits);
          FactHandle handle = session.insert(beans[i]);
          session.fireAllRules();
          session.delete(handle);
        });
  }

  private static String text(PolicyWorkload data) {
    RuleText drl =
        new RuleText(
            field -> "f" + field,
            (name, symbols) -> name + " in (\"" + String.join("\", \"", symbols) + "\")");
    StringBuilder text = new StringBuilder("package rules\nimport ");
    text.append(BeanRules.BEAN).append("\nglobal ");
    text.append(FiredRules.class.getName()).append(" fired\n");
    for (int i = 0; i < data.rules.size(); i++) {
      text.append("rule R").append(i).append(" when Applicant(").append(drl.of(data.rules.get(i)));
      text.append(") then fired.set(").append(i).append("); end\n");
    }
    return text.toString();
  }
}
