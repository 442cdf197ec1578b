/// What a request to MLflow's tracking server may hold (mlflow.org/docs/latest/rest-api.html, "Log Batch").
package enum MLflowLimits {
  package static let metrics = 1000
  package static let parameters = 100
  package static let tags = 100
  /// Metrics, parameters and tags together.
  package static let items = 1000
  /// A body may have 1 MB; the rest is for what the server adds.
  package static let bytes = 900_000
  /// The characters of a name.
  static let name = 250
  /// The characters of a tag's value; servers before 2.10 take 5,000.
  static let tag = 5000
  /// The characters of a parameter's value, by the server's version: 2.8 and later, 1.28, before.
  package static let parameterValues = [6000, 500, 250]
  /// The characters of a run's name, which the server stores as a column of 250.
  static let runName = 250
}
