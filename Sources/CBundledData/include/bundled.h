#pragma once
#include <stddef.h>

/// A file that travels inside the binary; `bytes` lives as long as the process.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} etalon_bundled_file;

/// How many files there are, and the one at an index below that.
size_t etalon_bundled_file_count(void);
etalon_bundled_file etalon_bundled_file_at(size_t index);
