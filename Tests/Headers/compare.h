/* Compares one header's answers with Etalon's: included once per network, with NAME, PREFIX and IS_CLASSIFICATION defined. The layout of the
   .bin files is in Tests/NetworkSamples/NetworkSample.swift. */

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define CONSTANT(name) JOIN(PREFIX, name)

static long JOIN(NAME, _differences)(const char *path, long *compared) {
  static const size_t width = CONSTANT(_COLUMNS);
  FILE *file = fopen(path, "rb");
  uint64_t rows, word;
  long differences = 0;
  uint64_t row;
  if (file == NULL || fread(&rows, 8, 1, file) != 1) {
    fprintf(stderr, "%s cannot be read\n", path);
    exit(2);
  }
  for (row = 0; row < rows; ++row) {
    double values[CONSTANT(_COLUMNS)];
    uint64_t status, label;
    JOIN(NAME, _result) result;
    int k, own;
    if (fread(values, 8, width, file) != width || fread(&status, 8, 1, file) != 1
        || fread(&label, 8, 1, file) != 1) exit(2);
    own = JOIN(NAME, _run_array)(values, &result);
    differences += own != (int)status;
#if IS_CLASSIFICATION
    if (status == 0) differences += result.class_index != (int)label;
#endif
    for (k = 0; k < CONSTANT(_OUTPUTS); ++k) {
      const double output = result.outputs[k];
      double expected;
      if (fread(&expected, 8, 1, file) != 1) exit(2);
      differences += memcmp(&output, &expected, 8) != 0 && (output == output || expected == expected);
      ++*compared;
    }
#if !IS_CLASSIFICATION
    for (k = 0; k < CONSTANT(_OUTPUTS); ++k) {
      double expected;
      if (fread(&expected, 8, 1, file) != 1) exit(2);
      differences += status == 0 && memcmp(&result.values[k], &expected, 8) != 0;
    }
#endif
  }
  if (fread(&word, 8, 1, file) == 1) exit(2);
  fclose(file);
  return differences;
}

#undef NAME
#undef PREFIX
#undef IS_CLASSIFICATION
