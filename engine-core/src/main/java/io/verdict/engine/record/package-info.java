/**
 * The record: one application's values, a long and a state for each slot of a layout.
 *
 * <pre>{@code
 * Record record = layout.newRecord();
 * record.money("income.declared", 12_000_00).symbol("channel.type", "api_embed");
 * }</pre>
 */
package io.verdict.engine.record;
