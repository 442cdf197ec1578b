import ArgumentParser

/// How progress is shown.
struct ProgressOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How progress is shown; auto (the default) is live on a terminal and plain elsewhere.",
      valueName: "form"))
  var progress: ProgressForm?

  @Flag(help: "Show no progress, as --progress none does.")
  var quiet = false

  func validate() throws {
    if quiet, let progress, progress != .none {
      throw ValidationError("--quiet and --progress \(progress.rawValue) contradict each other")
    }
    if progress == .live, !Terminal.error.isInteractive {
      throw ValidationError("--progress live needs standard error to be a terminal")
    }
  }

  /// The form for this process's standard error; messages take it over where it is JSON.
  func form() -> ProgressForm {
    let form = quiet ? .none : (progress ?? .auto).resolved(on: .error)
    if form == .json { Reporting.writeJSON() }
    return form
  }
}

extension ProgressForm: ExpressibleByArgument {}
