extension BundledDataset {
  /// Every bundled set: generated ones first, then by name. `docs/Datasets.md` has the same list.
  package static let all: [BundledDataset] = [
    xor, parity, encoder, twoSpirals, breastCancer, digits, ionosphere, iris, sonar, vowel, wine,
  ]

  private static let generated = "computed by Etalon; no rights are claimed"
  private static let uci = "CC BY 4.0 (UCI Machine Learning Repository)"
  private static let scikitLearn = uci + ", by way of scikit-learn (BSD-3-Clause)"

  private static let xor = BundledDataset(
    name: "xor", summary: "The exclusive or of two bits: the four samples 00, 01, 10, 11.",
    source: "M. Minsky, S. Papert, Perceptrons (1969)", licence: generated, origin: .generated(.xor))

  private static let parity = BundledDataset(
    name: "parity", summary: "Whether the number of ones among n bits is odd: all 2ⁿ patterns, ascending.",
    source: "D. Rumelhart, G. Hinton, R. Williams, Learning internal representations by error propagation "
      + "(1986)",
    licence: generated, size: Size(meaning: "the number of bits", standard: 3, range: 1...16),
    origin: .generated(.parity))

  private static let encoder = BundledDataset(
    name: "encoder", summary: "n patterns with a single one, each to be given back: n classes of one sample.",
    source: "D. Ackley, G. Hinton, T. Sejnowski, A learning algorithm for Boltzmann machines (1985)",
    licence: generated, size: Size(meaning: "the number of patterns", standard: 8, range: 2...1024),
    origin: .generated(.encoder))

  private static let twoSpirals = BundledDataset(
    name: "two_spirals", summary: "Two interlocking spirals of three turns each in the plane.",
    source: "K. Lang, M. Witbrock, Learning to tell two spirals apart (1988)", licence: generated,
    size: Size(meaning: "the points of each spiral", standard: 97, range: 2...100_000),
    origin: .generated(.twoSpirals))

  private static let breastCancer = BundledDataset(
    name: "breast_cancer", summary: "Breast tumours, benign or malignant, from 30 measures of cell nuclei.",
    source: "W. Wolberg, W. Street, O. Mangasarian, Breast Cancer Wisconsin (Diagnostic), 1995",
    licence: scikitLearn, origin: .files(["breast_cancer.csv"]))

  private static let digits = BundledDataset(
    name: "digits", summary: "Handwritten digits as 8 × 8 pixels with 17 levels.",
    source: "E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, 1998, the test part",
    licence: scikitLearn, origin: .files(["digits.csv"]))

  private static let ionosphere = BundledDataset(
    name: "ionosphere", summary: "Radar returns from the ionosphere, good or bad.",
    source: "V. Sigillito, S. Wing, L. Hutton, K. Baker, Classification of radar returns from the ionosphere "
      + "using neural networks (1989), by way of R's mlbench",
    licence: uci, published: .test(rows: 201...351),
    origin: .files(["ionosphere_train.csv", "ionosphere_test.csv"]))

  private static let iris = BundledDataset(
    name: "iris", summary: "Three species of iris from the sizes of sepals and petals.",
    source: "R. Fisher, The use of multiple measurements in taxonomic problems (1936)",
    licence: scikitLearn, origin: .files(["iris.csv"]))

  private static let sonar = BundledDataset(
    name: "sonar", summary: "Sonar returns from a metal cylinder (M, a mine) or a rock (R).",
    source: "R. Gorman, T. Sejnowski, Analysis of hidden units in a layered network trained to classify "
      + "sonar targets (1988), by way of R's mlbench",
    licence: uci, published: .folds(13, repeats: 10), origin: .files(["sonar.csv"]))

  private static let vowel = BundledDataset(
    name: "vowel", summary: "Eleven British English vowels, spoken by 15 people, from ten log area ratios.",
    source: "A. Robinson, Dynamic error propagation networks (1989), data of D. Deterding, by way of KEEL",
    licence: uci, published: .test(rows: 529...990), groups: "speaker",
    origin: .files(["vowel_train.csv", "vowel_test.csv"]))

  private static let wine = BundledDataset(
    name: "wine", summary: "Three cultivars of wine from 13 chemical measures.",
    source: "M. Forina et al., Wine recognition data, 1991", licence: scikitLearn,
    origin: .files(["wine.csv"]))
}
