package io.verdict.benchmarks.trees;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.verdict.benchmarks.contest.Contender;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime: the trees as one TreeEnsembleRegressor, a direct buffer filled for each row. */
final class OnnxTrees {
  private OnnxTrees() {}

  static Contender open(TreeWorkload data) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session = environment.createSession(OnnxModel.of(data), options);
      FloatBuffer row =
          ByteBuffer.allocateDirect(TreeWorkload.FIELDS * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      OnnxTensor input =
          OnnxTensor.createTensor(environment, row, new long[] {1, TreeWorkload.FIELDS});
      Map<String, OnnxTensor> inputs = Map.of("x", input);
      float[][] rows = FloatContender.rows(data);
      return new FloatContender(
          i -> {
            row.put(0, rows[i]);
            return run(session, inputs);
          });
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double run(OrtSession session, Map<String, OnnxTensor> inputs) {
    try (OrtSession.Result result = session.run(inputs)) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
