import Learning

/// A bundle that a thread has taken up, and how far its runs have come.
package struct BundleInTraining: Sendable {
  package let tasks: [RunTask]
  package let progress: TrainingProgress

  package init(tasks: [RunTask], progress: TrainingProgress) {
    self.tasks = tasks
    self.progress = progress
  }
}
