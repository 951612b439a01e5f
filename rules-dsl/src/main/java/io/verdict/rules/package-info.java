/** Policy text to a checked tree to a compiled artifact. */
package io.verdict.rules;
