package io.verdict.benchmarks.trees;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;

/** LightGBM's fastest way for one row: prepared once, a Java array handed over without a copy. */
final class LightGbmRow {
  private static final int FLOAT64 = 1;
  private static final int RAW_SCORE = 1;
  private static final int ALL = -1;

  private final SWIGTYPE_p_void fast;
  private final SWIGTYPE_p_long_long length;
  private final SWIGTYPE_p_double out;

  LightGbmRow(String model, int fields) {
    try {
      LGBMBooster.loadNative();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    length = lightgbmlib.new_int64_tp();
    out = lightgbmlib.new_doubleArray(1);
    SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
    SWIGTYPE_p_p_void handle = lightgbmlib.voidpp_handle();
    check(lightgbmlib.LGBM_BoosterLoadModelFromString(model, iterations, handle));
    SWIGTYPE_p_void booster = lightgbmlib.voidpp_value(handle);
    SWIGTYPE_p_p_void config = lightgbmlib.voidpp_handle();
    check(
        lightgbmlib.LGBM_BoosterPredictForMatSingleRowFastInit(
            booster, RAW_SCORE, 0, ALL, FLOAT64, fields, "num_threads=1", config));
    fast = lightgbmlib.voidpp_value(config);
  }

  private static void check(int status) {
    if (status != 0) {
      throw new IllegalStateException("LightGBM: " + lightgbmlib.LGBM_GetLastError());
    }
  }

  double predict(double[] row) {
    check(lightgbmlib.LGBM_BoosterPredictForMatSingleRowFastCriticalSWIG(row, fast, length, out));
    return lightgbmlib.doubleArray_getitem(out, 0);
  }
}
