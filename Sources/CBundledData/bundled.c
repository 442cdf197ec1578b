#include "bundled.h"

const etalon_bundled_file etalon_bundled_files[] = {{0, 0, 0}};
const size_t etalon_bundled_file_count = 0;
