import JSON
import Records

/// One trained run, as trackers of other programs see it.
package struct TrackedRun: Sendable, Hashable {
  /// A name with a text.
  package struct Entry: Sendable, Hashable {
    package var name: String
    package var text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// A metric's value at an epoch.
  package struct Point: Sendable, Hashable {
    /// Such as `validation.accuracy`, or `final.validation.accuracy` for the network that the run left.
    package var metric: String
    /// The epoch.
    package var step: Int
    /// May be NaN or infinite.
    package var value: Double
    /// Milliseconds since 1970.
    package var time: Int

    package init(metric: String, step: Int, value: Double, time: Int) {
      self.metric = metric
      self.step = step
      self.value = value
      self.time = time
    }
  }

  /// The run's identity; where several runs of an experiment have the same one, `#2` and so on follow it.
  package var key: String
  package var identity: String
  /// Axis values, seed, repeat and fold in words, such as `learning_rate=0.1,seed=2`.
  package var name: String
  package var status: RunStatus
  /// Swept values, then seed, repeat and fold.
  package var axes: [AxisEntry]
  /// Values of the spec that can change the result and are not swept; empty where the spec cannot be read.
  package var settings: [Entry]
  /// Digests, versions and how the run ended.
  package var facts: [Entry]
  /// The curves, by metric and epoch, then the final values.
  package var points: [Point]
  /// Milliseconds since 1970.
  package var start: Int
  /// Milliseconds since 1970; not before `start`.
  package var end: Int

  /// One value that distinguishes runs of an experiment.
  package struct AxisEntry: Sendable, Hashable {
    package var path: String
    package var value: JSON

    package init(_ path: String, _ value: JSON) {
      self.path = path
      self.value = value
    }
  }

  /// The points that are NaN or infinite, counted by metric, in the order in which metrics first appear.
  package var nonFinite: [(metric: String, count: Int)] {
    var counts: [(metric: String, count: Int)] = []
    for point in points where !point.value.isFinite {
      if let index = counts.firstIndex(where: { $0.metric == point.metric }) {
        counts[index].count += 1
      } else {
        counts.append((point.metric, 1))
      }
    }
    return counts
  }

  /// The prefix of metrics that are measured on the network that a run left.
  package static let finalPrefix = "final."
}

extension JSON {
  /// A value as the text of a parameter: texts as they are, everything else as JSON.
  package var parameterText: String { string ?? compactText }
}
