/**
 * A key for each person, so that personal values in a journal that never changes can be erased.
 *
 * <pre>{@code
 * try (PersonKeyFile keys = PersonKeyFile.open(folder, masterKey)) {
 *   byte[] sealed = keys.keyOf(person).seal(values, context);
 *   keys.erase(person); // nobody opens it again
 * }
 * }</pre>
 */
package io.verdict.engine.privacy;
