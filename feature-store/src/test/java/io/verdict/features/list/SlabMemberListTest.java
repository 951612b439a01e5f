package io.verdict.features.list;

import java.io.IOException;

class SlabMemberListTest extends MemberListContract {
  @Override
  MemberList open(MemberSource source) throws IOException {
    SlabMemberList.Builder builder = SlabMemberList.builder(4);
    source.fill(builder);
    return builder.build();
  }
}
