func nearestName(to name: String, in names: [String]) -> String? { nil }
