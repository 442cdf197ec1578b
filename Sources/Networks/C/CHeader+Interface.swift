import Datasets
import Learning

/// What a program sees of the header.
extension CHeader {
  /// The comment at the beginning.
  var introduction: String {
    let provenance = pipeline.provenance
    let sizes = pipeline.network.topology.sizes.map(String.init).joined(separator: "-")
    let predicts =
      pipeline.output.isClassification ? "one of \(pipeline.output.names.count) classes" : "numbers"
    return """
      /* \(prefix): a network of \(sizes) units, trained by Etalon \(CText.comment(provenance.toolVersion)); it predicts \(predicts).

         Call \(prefix)_run with a struct of inputs, or \(prefix)_run_array with an array of them, in the units of the data.
         The outputs have the same bits as in Etalon, on any processor with IEEE 754 arithmetic, rounding to nearest and
         subnormal numbers. Compile with -DETALON_SELF_TEST for a main function that checks this on rows of the data.

         experiment   \(CText.comment(provenance.experiment))
         run          \(CText.comment(provenance.run))
         seed         \(provenance.seed)
         weights      sha256 \(CText.comment(provenance.weightsDigest))
         spec         sha256 \(CText.comment(provenance.specDigest))
         arithmetic   version \(provenance.arithmeticVersion), \(format.precision.rawValue)
      */
      """
  }

  /// Constants, types, and the names of categories and classes.
  var interface: String {
    """
    enum {
      \(capitals)_OK = 0,
      \(capitals)_NO_PREDICTION = 1 /* a missing value that training had no rule for, or a value that is too large */
    };
    #define \(capitals)_COLUMNS \(columns.count)
    #define \(capitals)_OUTPUTS \(pipeline.output.outputCount)
    \(columns.filter { $0.categories != nil }.map(categoryConstants).joined())
    \(classDeclarations)/* One field per column. A missing number is NAN. */
    typedef struct {
    \(columns.map(field).joined(separator: "\n"))
    } \(prefix)_inputs;

    \(resultType)
    """
  }

  private func field(_ column: CColumn) -> String {
    let type = column.categories == nil ? "double" : "int"
    let hint = column.categories.map { _ in ": \(capitals)_\(column.field.uppercased())_..." } ?? ""
    return "  \(type) \(column.field); /* \(CText.comment(column.column.name))\(hint) */"
  }

  private func categoryConstants(_ column: CColumn) -> String {
    let names = column.categories?.names ?? []
    let lines = zip(column.categoryConstants, names).enumerated().map { index, category in
      "  \(capitals)_\(category.0) = \(index)\(index + 1 == names.count ? "" : ",") /* \(CText.comment(category.1)) */"
    }
    return """

      enum {
        \(capitals)_\(column.missingConstant) = \(CColumn.missingCode),
        \(capitals)_\(column.unknownConstant) = \(CColumn.unknownCode), /* a text that is no category: all its inputs are 0 */
      \(lines.joined(separator: "\n"))
      };
      /* The category with this name, in UTF-8. NULL and the empty text are missing. */
      static inline int \(prefix)_category_of_\(column.field)(const char *text) {
        \(Self.nameTable("names", names))
        int i;
        if (text == NULL || text[0] == 0) return \(capitals)_\(column.missingConstant);
        for (i = 0; i < \(names.count); ++i) if (strcmp(names[i], text) == 0) return i;
        return \(capitals)_\(column.unknownConstant);
      }

      """
  }

  private var classDeclarations: String {
    let names = pipeline.output.names
    let isClassification = pipeline.output.isClassification
    let lines = classConstants.enumerated().map { index, constant in
      "  \(capitals)_\(constant) = \(index)\(index + 1 == names.count ? "" : ",") /* \(CText.comment(names[index])) */"
    }
    let constants = isClassification ? "enum {\n\(lines.joined(separator: "\n"))\n};\n" : ""
    let function = isClassification ? "class_name" : "target_name"
    let what = isClassification ? "class" : "target column"
    return """
      \(constants)/* The name of a \(what), in UTF-8; NULL for an index out of range. */
      static inline const char *\(prefix)_\(function)(int index) {
        \(Self.nameTable("names", names))
        return index >= 0 && index < \(names.count) ? names[index] : NULL;
      }


      """
  }

  private var resultType: String {
    let outputs = "\(format.real) outputs[\(capitals)_OUTPUTS];"
    guard pipeline.output.isClassification else {
      return """
        typedef struct {
          double values[\(capitals)_OUTPUTS]; /* the predictions, in the units of the data */
          \(outputs) /* of the last layer, before they are scaled back */
        } \(prefix)_result;

        """
    }
    let meaning =
      pipeline.outputsAreProbabilities
      ? pipeline.output.outputCount == 1
        ? "the probability of the second class" : "the probability of each class"
      : "of the last layer"
    return """
      typedef struct {
        int class_index; /* the predicted class, from 0 */
        \(outputs) /* \(meaning) */
      } \(prefix)_result;

      """
  }

  private static func nameTable(_ variable: String, _ names: [String]) -> String {
    let literals = names.map(CText.literal).joined(separator: ",\n    ")
    return "static const char *const \(variable)[] = {\n    \(literals)};"
  }
}
