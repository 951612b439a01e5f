package io.verdict.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.process.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

  @TempDir Path temporary;

  @Test
  void belongsToOneOpenerOfOneProcess() throws Exception {
    DirectoryLock lock = DirectoryLock.tryAcquire(temporary, "x.lock").orElseThrow();
    assertThat(DirectoryLock.tryAcquire(temporary, "x.lock")).isEmpty();
    assertThat(DirectoryLock.tryAcquire(temporary.resolve("."), "x.lock")).isEmpty();
    assertThat(tryInAnotherProcess()).startsWith("false");
    lock.close();
    lock.close();
    assertThat(tryInAnotherProcess()).startsWith("true");
    Optional<DirectoryLock> again = DirectoryLock.tryAcquire(temporary, "x.lock");
    assertThat(again).isPresent();
    again.orElseThrow().close();
  }

  private String tryInAnotherProcess() throws IOException, InterruptedException {
    return ChildJvm.running(LockMain.class, DirectoryLock.class).run(temporary.toString());
  }

  @Test
  void replacesAFileAlsoOnAnInterruptedThread() throws IOException {
    Path file = temporary.resolve("file");
    for (int i = 0; i < 10; i++) {
      Thread.currentThread().interrupt();
      PrivateFiles.replace(file, ByteBuffer.wrap(new byte[] {(byte) i}));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(Files.readAllBytes(file)).containsExactly(i);
    }
  }

  @Test
  void leavesTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
    Path file = temporary.resolve("file");
    PrivateFiles.replace(file, ByteBuffer.wrap(new byte[] {1}));
    Files.createDirectory(temporary.resolve("file.tmp"));
    Files.createFile(temporary.resolve("file.tmp").resolve("in-the-way"));
    assertThatThrownBy(() -> PrivateFiles.replace(file, ByteBuffer.wrap(new byte[] {2})))
        .isInstanceOf(IOException.class);
    assertThat(Files.readAllBytes(file)).containsExactly(1);
  }
}
