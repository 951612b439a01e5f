package io.verdict.features.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleMemberListTest extends MemberListContract {
  @TempDir Path directory;
  private ChronicleMemberList list;

  @Override
  MemberList open(MemberSource source) {
    list = ChronicleMemberList.open(directory, "list", 200_000, source);
    return list;
  }

  @AfterEach
  void close() {
    if (list != null) {
      list.close();
    }
  }

  @Test
  void aReloadTakesWhatTheSourceSaysNow() {
    AtomicLong member = new AtomicLong(1);
    open(sink -> sink.add(member.get(), 0));
    assertThat(list.contains(1, 0)).isTrue();
    member.set(2);
    list.reload();
    assertThat(list.contains(1, 0)).isFalse();
    assertThat(list.contains(2, 0)).isTrue();
  }

  @Test
  void aSourceWithMoreMembersThanFitIsRefused() {
    assertThatThrownBy(
            () ->
                ChronicleMemberList.open(
                    directory,
                    "small",
                    10,
                    sink -> {
                      for (int i = 0; i < 1_000; i++) {
                        sink.add(i, i);
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("list small has more members than expected");
  }
}
