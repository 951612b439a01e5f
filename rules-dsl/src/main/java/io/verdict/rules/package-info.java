/**
 * The policy language: text in, checked and compiled stages out.
 *
 * <pre>{@code
 * CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(folder));
 * if (compiled.hasErrors()) {
 *   System.err.print(compiled.render(Locale.ENGLISH));
 * } else {
 *   StageModel fraud = compiled.model(Stage.FRAUD).orElseThrow();
 * }
 * }</pre>
 */
package io.verdict.rules;
