package io.verdict.replay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a flow: a champion, two challengers and a shadow that differ in their cut-off. */
final class FlowCase {
  static final String SALT = "2026-autumn";

  /** Basis points of the challengers, in the order of the flow. */
  static final int FIRST_SHARE = 1_250;

  static final int SECOND_SHARE = 300;
  static final int SHADOW_SHARE = 5_000;

  static final String FLOW =
      """
      flow loans by id_no {
        fraud { champion fraud }
        credit after fraud approve {
          salt       "2026-autumn"
          champion   credit
          challenger credit_b 12.5%
          challenger credit_c 3%
          shadow     credit_d 50%
        }
      }
      """;

  private static final String FRAUD =
      """
      policy fraud "Fraud" version 1 effective 2024-01-01 zone Asia/Shanghai
      input { id_no : key required pii  device.count : int required }
      list bad : key from "lists/bad.csv"
      reason F "Shared device" untold
      rule F1 reject reason F on unknown skip when device.count >= 5
      rule F2 reject reason F on unknown skip when id_no in list(bad)
      """;

  final Path folder;

  FlowCase(Path temporary) throws IOException {
    this.folder = Files.createDirectory(temporary.resolve("loans"));
    write("fraud.policy", FRAUD);
    write("credit.policy", credit("1", "C_CHAMPION", 600));
    write("credit_b.policy", credit("2", "C_FIRST", 620));
    write("credit_c.policy", credit("3", "C_SECOND", 640));
    write("credit_d.policy", credit("4", "C_SHADOW", 660));
    write("flow.policy", FLOW);
  }

  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  static String credit(String version, String rule, int cutoff) {
    return """
    policy credit "Credit" version %s effective 2024-01-01 zone Asia/Shanghai
    input { score : int required  amount : money(CNY) required }
    param cutoff : int = %d tightens up corridor -10
    reason C "Score too low" told
    rule %s reject reason C on unknown review when score < cutoff
    test "low" { given { score 500 } expect { outcome reject } }
    """
        .formatted(version, cutoff, rule);
  }
}
