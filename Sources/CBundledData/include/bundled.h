#pragma once
#include <stddef.h>

typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} etalon_bundled_file;

/// The files that travel inside the binary, and how many there are.
extern const etalon_bundled_file etalon_bundled_files[];
extern const size_t etalon_bundled_file_count;
