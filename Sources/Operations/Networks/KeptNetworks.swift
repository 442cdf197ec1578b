/// The networks that a results folder keeps, one file per run.
package enum KeptNetworks {
  /// Below the results folder.
  package static let folderName = "networks"

  /// The file of a run.
  package static func path(of identity: String, results folder: String) -> String {
    "\(folder)/\(folderName)/\(identity).safetensors"
  }
}
