#pragma once

/// The width, in bytes, of the widest vector register that the processor named by `-march` has.
/// Swift sees the same value because it imports this header under the same `-march`.
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#define ETALON_VECTOR_BYTES 64
#elif defined(__AVX__)
#define ETALON_VECTOR_BYTES 32
#else
#define ETALON_VECTOR_BYTES 16
#endif

/// The vectors that fill such a register, which Swift sees as SIMD4<Float>, SIMD8<Float> or SIMD16<Float>, and likewise.
typedef float etalon_floats __attribute__((ext_vector_type(ETALON_VECTOR_BYTES / 4)));
typedef double etalon_doubles __attribute__((ext_vector_type(ETALON_VECTOR_BYTES / 8)));

/// The first instruction set that this build needs and this processor lacks, or null where it has them all.
const char *etalon_missing_instruction_set(void);

/// Tells the processor that the thread is spinning, so that it leaves the core's resources to others.
static inline void etalon_spin_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Asks for the cache line of an address, which will be read soon.
static inline void etalon_prefetch(const void *address) { __builtin_prefetch(address); }
