package io.verdict.rules.imports;

/**
 * Reads a model's file, whatever of the known formats it has.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class ModelImport {
  private ModelImport() {}

  /**
   * Reads a text: XGBoost JSON, LightGBM text or PMML, told by how it begins.
   *
   * @throws ImportFailure if it is none of them, or one that is not supported
   */
  public static ImportedModel read(String text) {
    return ImportedModelCheck.checked(readKnown(text));
  }

  private static ImportedModel readKnown(String text) {
    if (text.length() > ImportLimits.MAX_CHARS) {
      throw ImportFailure.tooLarge(1, "characters", ImportLimits.MAX_CHARS);
    }
    String start = text.substring(0, Math.min(text.length(), 64)).stripLeading();
    if (start.startsWith("{")) {
      return XgboostReader.read(text);
    }
    if (start.startsWith("tree\n") || start.startsWith("tree\r\n")) {
      return LightGbmReader.read(text);
    }
    if (start.startsWith("<") || start.startsWith("\uFEFF<")) {
      return PmmlReader.read(text);
    }
    throw ImportFailure.malformed(1, "XGBoost JSON, LightGBM text or PMML");
  }
}
