import Arithmetic
import Datasets
import Learning

/// A trained pipeline as a C header: one function and its constants, in C99 and C++11, without allocation or state.
///
/// Its outputs have the bits of training's evaluation: activations are recorded from the functions that training computes
/// (`RecordedNumber`), sums have the same order, and products that a compiler could fuse with a sum are kept apart.
struct CHeader {
  let pipeline: TrainedPipeline
  /// What all names in the header begin with.
  let prefix: String
  let columns: [CColumn]
  /// The constants of the classes, without the prefix; empty for regression.
  let classConstants: [String]
  /// Of the network.
  let format: CFormat

  /// - Parameter name: of the network, from which the names in the header are made.
  init(_ pipeline: TrainedPipeline, name: String) {
    self.pipeline = pipeline
    var prefixes = CIdentifiers()
    prefix = prefixes.identifier(for: name, otherwise: "network")
    format = CFormat(precision: pipeline.network.precision)
    var constants = CIdentifiers()
    columns = CColumn.columns(of: pipeline.input, constants: &constants)
    classConstants =
      pipeline.output.isClassification
      ? pipeline.output.names.enumerated().map { index, name in
        constants.unique("class_" + CIdentifiers.words(of: name, otherwise: "\(index)")).uppercased()
      } : []
  }

  /// What constants and macros begin with.
  var capitals: String { prefix.uppercased() }

  /// The whole file.
  var text: String {
    """
    \(introduction)
    #ifndef \(capitals)_H
    #define \(capitals)_H

    #include <float.h>
    #include <math.h>
    #include <stddef.h>
    #include <stdint.h>
    #include <string.h>

    \(requirements)
    \(interface)
    \(functions)
    \(constants)
    \(encoding)
    \(forward)
    \(run)
    \(selfTest)
    #endif

    """
  }

  /// What would change results is refused when the header is compiled.
  private var requirements: String {
    """
    #if defined(__FAST_MATH__) || defined(_M_FP_FAST) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) \\
        || defined(__NO_SIGNED_ZEROS__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
    #error "this header computes exact results and cannot be compiled with -ffast-math or parts of it"
    #endif
    #if defined(FLT_EVAL_METHOD)
    #if FLT_EVAL_METHOD != 0
    #error "FLT_EVAL_METHOD must be 0: on 32-bit x86, compile with -msse2 -mfpmath=sse"
    #endif
    #elif !defined(__FLT_EVAL_METHOD__) || __FLT_EVAL_METHOD__ != 0
    #error "FLT_EVAL_METHOD must be 0"
    #endif
    #if FLT_RADIX != 2 || FLT_MANT_DIG != 24 || DBL_MANT_DIG != 53
    #error "float and double must be IEEE 754's binary32 and binary64"
    #endif

    """
  }
}
