/**
 * Types, fields and schemas: what a policy may name and how each value is held in one long.
 *
 * <pre>{@code
 * Schema schema = Schema.of(List.of(
 *     Field.input("income.declared", Type.money("CNY"), true),
 *     Field.input("bureau.score", Type.integer(), false)));
 * int slot = schema.requireSlot("bureau.score");
 * }</pre>
 */
package io.verdict.engine.schema;
