/// Which trained networks a results folder keeps.
package enum SavedNetworks: String, Sendable, Hashable, CaseIterable {
  case none, best, all
}
