import Learning

/// The C text of a·b + c, rounded once, in a precision.
///
/// Where the processor has the instruction, it is used; on x86-64 with the GNU C library, whose `fma` chooses the
/// instruction at run time and is exact without it, that function. Everywhere else integers do the work, because the
/// generic `fma` of small C libraries rounds twice.
struct CFusedMultiplyAdd {
  let format: CFormat
  /// What the names of the header begin with.
  let prefix: String

  var text: String {
    let own = format.precision == .float32 ? single : double
    let letter = format.precision == .float32 ? "f" : ""
    return """
      /* a*b + c, rounded once. ETALON_OWN_FMA chooses the version in integers. */
      #if !defined(ETALON_OWN_FMA) && (\(instruction))
      #if defined(__GNUC__)
      #define \(prefix)_fma_\(format.suffix)(a, b, c) __builtin_fma\(letter)(a, b, c)
      #else
      #define \(prefix)_fma_\(format.suffix)(a, b, c) fma\(letter)(a, b, c)
      #endif
      #elif !defined(ETALON_OWN_FMA) && defined(__GLIBC__) && defined(__x86_64__)
      #define \(prefix)_fma_\(format.suffix)(a, b, c) fma\(letter)(a, b, c)
      #else
      \(own)#endif
      \(format.precision == .float64 ? sums : "")

      """
  }

  private var sums: String {
    """
    /* The compiler's library rounds some sums wrongly on 32-bit ARM without instructions for double. */
    #if defined(__arm__) && !(defined(__ARM_FP) && (__ARM_FP & 8))
    #define \(prefix)_sum_f64(a, b) \(prefix)_fma_f64(a, 1.0, b)
    #define \(prefix)_difference_f64(a, b) \(prefix)_fma_f64(-1.0, b, a)
    #else
    #define \(prefix)_sum_f64(a, b) ((a) + (b))
    #define \(prefix)_difference_f64(a, b) ((a) - (b))
    #endif

    """
  }

  /// The macros by which compilers say that the processor has the instruction.
  private var instruction: String {
    switch format.precision {
    case .float32:
      """
      defined(FP_FAST_FMAF) || defined(__FP_FAST_FMAF) || defined(__FMA__) \\
          || (defined(__ARM_FEATURE_FMA) && __ARM_FEATURE_FMA) || defined(__riscv_flen)
      """
    case .float64:
      """
      defined(FP_FAST_FMA) || defined(__FP_FAST_FMA) || defined(__FMA__) || defined(__aarch64__) \\
          || (defined(__ARM_FEATURE_FMA) && __ARM_FEATURE_FMA && defined(__ARM_FP) && (__ARM_FP & 8)) \\
          || (defined(__riscv_flen) && __riscv_flen >= 64)
      """
    }
  }

  // Both versions hold each number as significand · 2^exponent, with the leading one of product and addend two places below
  // the top of an integer (one place lower for some products). The smaller one is shifted right, and its last bit is set if
  // any bit is lost. That bit is far below the one that is rounded, so the sum rounds as if it were exact.

  private var single: String {
    """
    /* The significand, shifted so that bit 23 is set, and its exponent; of a finite number that is not 0. */
    static inline uint32_t \(prefix)_split_f32(float x, int *exponent) {
      const uint32_t bits = \(prefix)_bits_f32(x);
      uint32_t significand = bits & UINT32_C(0x7fffff);
      *exponent = (int)(bits >> 23 & 0xff);
      if (*exponent != 0) {
        significand |= UINT32_C(0x800000);
      } else {
        *exponent = 1;
        while (significand < UINT32_C(0x800000)) {
          significand <<= 1;
          --*exponent;
        }
      }
      *exponent -= 150;
      return significand;
    }
    /* significand * 2^exponent, to the nearest number, ties to even. */
    static inline float \(prefix)_rounded_f32(uint32_t sign, uint64_t significand, int exponent) {
      int drop;
      uint64_t half, rest;
      uint32_t kept;
      while ((significand >> 63) == 0) {
        significand <<= 1;
        --exponent;
      }
      exponent += 63;
      if (exponent > 127) return \(prefix)_number_f32(sign | UINT32_C(0x7f800000));
      drop = exponent < -126 ? 40 - 126 - exponent : 40;
      if (drop > 64) return \(prefix)_number_f32(sign);
      kept = drop == 64 ? 0 : (uint32_t)(significand >> drop);
      half = UINT64_C(1) << (drop - 1);
      rest = drop == 64 ? significand : significand & ((half << 1) - 1);
      if (exponent >= -126) kept += (uint32_t)(exponent + 126) << 23;
      if (rest > half || (rest == half && (kept & 1) != 0)) ++kept;
      return \(prefix)_number_f32(sign | kept);
    }
    static inline float \(prefix)_fma_f32(float a, float b, float c) {
      const uint32_t top = UINT32_C(0x80000000);
      int p_exponent, b_exponent, c_exponent, distance;
      uint64_t p, q;
      uint32_t p_sign, c_sign;
      if (a == 0 || b == 0 || !(a - a == 0) || !(b - b == 0) || !(c - c == 0)) return a * b + c;
      p_sign = (\(prefix)_bits_f32(a) ^ \(prefix)_bits_f32(b)) & top;
      p = (uint64_t)\(prefix)_split_f32(a, &p_exponent);
      p = p * \(prefix)_split_f32(b, &b_exponent) << 14;
      p_exponent += b_exponent - 14;
      if (c == 0) return \(prefix)_rounded_f32(p_sign, p, p_exponent);
      c_sign = \(prefix)_bits_f32(c) & top;
      q = (uint64_t)\(prefix)_split_f32(c, &c_exponent) << 38;
      c_exponent -= 38;
      if (p_exponent < c_exponent) { /* p becomes the one with the larger exponent */
        const uint64_t q_copy = q;
        const uint32_t sign_copy = c_sign;
        const int exponent_copy = c_exponent;
        q = p;
        p = q_copy;
        c_sign = p_sign;
        p_sign = sign_copy;
        c_exponent = p_exponent;
        p_exponent = exponent_copy;
      }
      distance = p_exponent - c_exponent;
      if (distance > 63) q = 1;
      else if (distance > 0) q = q >> distance | ((q << (64 - distance)) != 0);
      if (p_sign == c_sign) return \(prefix)_rounded_f32(p_sign, p + q, p_exponent);
      if (p == q) return 0;
      if (p > q) return \(prefix)_rounded_f32(p_sign, p - q, p_exponent);
      return \(prefix)_rounded_f32(c_sign, q - p, p_exponent);
    }

    """
  }

  private var double: String {
    """
    /* An integer of 128 bits times 2^exponent, with a sign in the top bit of a word. */
    typedef struct {
      uint64_t high, low, sign;
      int exponent;
    } \(prefix)_wide;
    /* The significand, shifted so that bit 52 is set, and its exponent; of a finite number that is not 0. */
    static inline uint64_t \(prefix)_split_f64(double x, int *exponent) {
      const uint64_t bits = \(prefix)_bits_f64(x);
      uint64_t significand = bits & UINT64_C(0xfffffffffffff);
      *exponent = (int)(bits >> 52 & 0x7ff);
      if (*exponent != 0) {
        significand |= UINT64_C(0x10000000000000);
      } else {
        *exponent = 1;
        while (significand < UINT64_C(0x10000000000000)) {
          significand <<= 1;
          --*exponent;
        }
      }
      *exponent -= 1075;
      return significand;
    }
    /* To the nearest number, ties to even; high and low are not both 0. */
    static inline double \(prefix)_rounded_f64(\(prefix)_wide x) {
      int drop;
      uint64_t half, rest, kept;
      if (x.high == 0) {
        x.high = x.low;
        x.low = 0;
        x.exponent -= 64;
      }
      while ((x.high >> 63) == 0) {
        x.high = x.high << 1 | x.low >> 63;
        x.low <<= 1;
        --x.exponent;
      }
      x.high |= x.low != 0;
      x.exponent += 127;
      if (x.exponent > 1023) return \(prefix)_number_f64(x.sign | UINT64_C(0x7ff0000000000000));
      drop = x.exponent < -1022 ? 11 - 1022 - x.exponent : 11;
      if (drop > 64) return \(prefix)_number_f64(x.sign);
      kept = drop == 64 ? 0 : x.high >> drop;
      half = UINT64_C(1) << (drop - 1);
      rest = drop == 64 ? x.high : x.high & ((half << 1) - 1);
      if (x.exponent >= -1022) kept += (uint64_t)(x.exponent + 1022) << 52;
      if (rest > half || (rest == half && (kept & 1) != 0)) ++kept;
      return \(prefix)_number_f64(x.sign | kept);
    }
    /* a*b for a, b < 2^53, shifted left by 20. */
    static inline void \(prefix)_multiply(\(prefix)_wide *x, uint64_t a, uint64_t b) {
      const uint64_t low_half = UINT64_C(0xffffffff);
      const uint64_t a1 = a >> 32, a0 = a & low_half, b1 = b >> 32, b0 = b & low_half;
      const uint64_t low = a0 * b0;
      const uint64_t middle = a1 * b0 + (low >> 32);
      const uint64_t other = a0 * b1 + (middle & low_half);
      const uint64_t high = a1 * b1 + (middle >> 32) + (other >> 32);
      const uint64_t rest = other << 32 | (low & low_half);
      x->high = high << 20 | rest >> 44;
      x->low = rest << 20;
    }
    /* Shifted right; the last bit is set if one that is set is lost. */
    static inline void \(prefix)_shift_right(\(prefix)_wide *x, int distance) {
      const uint64_t high = x->high, low = x->low;
      if (distance > 127) {
        x->high = 0;
        x->low = 1;
      } else if (distance > 64) {
        x->high = 0;
        x->low = high >> (distance - 64) | ((high << (128 - distance)) != 0 || low != 0);
      } else if (distance == 64) {
        x->high = 0;
        x->low = high | (low != 0);
      } else if (distance > 0) {
        x->high = high >> distance;
        x->low = low >> distance | high << (64 - distance) | ((low << (64 - distance)) != 0);
      }
    }
    static inline double \(prefix)_fma_f64(double a, double b, double c) {
      const uint64_t top = UINT64_C(0x8000000000000000);
      int b_exponent;
      uint64_t significand;
      \(prefix)_wide p, q;
      if (a == 0 || b == 0 || !(a - a == 0) || !(b - b == 0) || !(c - c == 0)) return a * b + c;
      p.sign = (\(prefix)_bits_f64(a) ^ \(prefix)_bits_f64(b)) & top;
      significand = \(prefix)_split_f64(a, &p.exponent);
      \(prefix)_multiply(&p, significand, \(prefix)_split_f64(b, &b_exponent));
      p.exponent += b_exponent - 20;
      if (c == 0) return \(prefix)_rounded_f64(p);
      q.sign = \(prefix)_bits_f64(c) & top;
      q.high = \(prefix)_split_f64(c, &q.exponent) << 9;
      q.low = 0;
      q.exponent -= 73;
      if (p.exponent < q.exponent) { /* p becomes the one with the larger exponent */
        const \(prefix)_wide copy = p;
        p = q;
        q = copy;
      }
      \(prefix)_shift_right(&q, p.exponent - q.exponent);
      if (p.sign == q.sign) {
        p.low += q.low;
        p.high += q.high + (p.low < q.low);
        return \(prefix)_rounded_f64(p);
      }
      if (p.high == q.high && p.low == q.low) return 0;
      if (p.high < q.high || (p.high == q.high && p.low < q.low)) {
        const \(prefix)_wide copy = p;
        const int exponent = p.exponent;
        p = q;
        q = copy;
        p.exponent = exponent;
      }
      p.high -= q.high + (p.low < q.low);
      p.low -= q.low;
      return \(prefix)_rounded_f64(p);
    }

    """
  }
}
