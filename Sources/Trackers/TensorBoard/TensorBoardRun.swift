/// The folder of one run, as TensorBoard reads it.
package struct TensorBoardRun: Sendable {
  package let folder: String
  /// Of the only file in the folder; contains `tfevents`, by which TensorBoard finds it.
  package let file: String
  package let bytes: [UInt8]
  /// Scalars that are NaN or infinite; the format holds them.
  package let nonFinite: Int

  /// The folders of an experiment's runs.
  package static func all(of experiment: TrackedExperiment) -> [TensorBoardRun] {
    let parameters = HParams(of: experiment)
    let content = parameters.experimentContent
    let finals = Set(experiment.mainMetrics.map { TrackedRun.finalPrefix + $0 })
    return experiment.runs.map {
      TensorBoardRun($0, parameters: parameters, experiment: content, finals: finals)
    }
  }

  private init(_ run: TrackedRun, parameters: HParams, experiment: [UInt8], finals: Set<String>) {
    let start = Double(run.start) / 1000
    let end = Double(run.end) / 1000
    var events = EventFile(time: start)
    func parameter(_ tag: String, _ content: [UInt8], _ time: Double) {
      events.append(plugin: HParams.plugin, tag: "_hparams_/\(tag)", content: content, time: time)
    }
    parameter("experiment", experiment, start)
    parameter("session_start_info", parameters.startContent(of: run), start)
    var nonFinite = 0
    for point in run.points {
      // Final values that the table of hyper-parameters does not show would each be a chart of one point.
      if point.metric.hasPrefix(TrackedRun.finalPrefix), !finals.contains(point.metric) { continue }
      if !point.value.isFinite { nonFinite += 1 }
      events.append(
        scalar: EventTag.of(point.metric), point.value, step: point.step, time: Double(point.time) / 1000)
    }
    parameter("session_end_info", parameters.endContent(of: run), end)
    folder = RunFolderName.of(run)
    file = "events.out.tfevents.\(run.start / 1000).etalon"
    bytes = events.bytes
    self.nonFinite = nonFinite
  }
}
