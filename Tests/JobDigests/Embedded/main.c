// job-digests FIRST END STEP for processors without an operating system of Swift's: see JobDigests.swift.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void etalon_job_digests(uint64_t first, uint64_t end, uint64_t step);

#ifdef __wasi__
// The C library's fmaf (musl's) rounds subnormal results twice, because it has no exception flags here. This one is
// exact: the product is exact in float64, and a sum that is not is made odd, so that rounding it to float32 is correct
// (Boldo and Melquiond, Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd, 2008).
float fmaf(float x, float y, float z) {
  double product = (double)x * y;
  double sum = product + z;
  double part = sum - product;
  double error = (product - (sum - part)) + (z - part);
  if (error > 0 || error < 0) {
    uint64_t bits;
    memcpy(&bits, &sum, sizeof bits);
    if ((bits & 1) == 0) bits += (error > 0) == (sum > 0) ? 1 : -1;
    memcpy(&sum, &bits, sizeof bits);
  }
  return (float)sum;
}

// Swift seeds its hash tables with it; no result depends on their order.
void arc4random_buf(void *buffer, size_t size) {
  for (size_t i = 0; i < size; i++) ((unsigned char *)buffer)[i] = (unsigned char)i;
}
#endif

#ifdef __riscv
// The toolchain's Unicode tables are compiled for another floating-point ABI, which linkers refuse. Nothing here needs them.
#define WITHOUT_TABLE(name) void name(void) { __builtin_trap(); }
WITHOUT_TABLE(_swift_stdlib_getComposition)
WITHOUT_TABLE(_swift_stdlib_getDecompositionEntry)
WITHOUT_TABLE(_swift_stdlib_getGeneralCategory)
WITHOUT_TABLE(_swift_stdlib_getGraphemeBreakProperty)
WITHOUT_TABLE(_swift_stdlib_getNormData)
WITHOUT_TABLE(_swift_stdlib_isExtendedPictographic)
WITHOUT_TABLE(_swift_stdlib_isInCB_Consonant)
const uint8_t *_swift_stdlib_nfd_decompositions = 0;
#endif

int main(int count, char **arguments) {
  if (count != 4) return 64;
  etalon_job_digests(strtoull(arguments[1], 0, 10), strtoull(arguments[2], 0, 10), strtoull(arguments[3], 0, 10));
  return fflush(stdout) == 0 ? 0 : 74;
}
