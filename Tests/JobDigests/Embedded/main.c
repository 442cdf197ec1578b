// job-digests FIRST END STEP for processors without an operating system of Swift's: see JobDigests.swift.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void etalon_job_digests(uint64_t first, uint64_t end, uint64_t step);

#ifdef __wasi__
// Swift seeds its hash tables with it; no result depends on their order.
void arc4random_buf(void *buffer, size_t size) {
  for (size_t i = 0; i < size; i++) ((unsigned char *)buffer)[i] = (unsigned char)i;
}
#endif

int main(int count, char **arguments) {
  if (count != 4) return 64;
  etalon_job_digests(strtoull(arguments[1], 0, 10), strtoull(arguments[2], 0, 10), strtoull(arguments[3], 0, 10));
  return fflush(stdout) == 0 ? 0 : 74;
}
