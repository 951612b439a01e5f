/**
 * Programs: artifacts linked to a record layout, evaluated level by level.
 *
 * <pre>{@code
 * Program program = Program.link(model, layout);
 * Evaluation evaluation = program.newEvaluation();
 * program.evaluate(record, evaluation);
 * Outcome outcome = evaluation.outcome();
 * }</pre>
 */
package io.verdict.engine.program;
