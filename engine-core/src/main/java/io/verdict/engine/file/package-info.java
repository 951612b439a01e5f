/**
 * Files that a store may trust: readable by their owner alone, replaced as a whole, locked to one
 * process. Used by the journal, the artifact store and the off-heap maps; needs no JVM flag.
 *
 * <pre>{@code
 * PrivateFiles.createDirectories(directory);
 * try (DirectoryLock lock = DirectoryLock.tryAcquire(directory, "journal.lock")) {
 *   PrivateFiles.replace(directory.resolve("activation"), bytes);
 * }
 * }</pre>
 */
package io.verdict.engine.file;
