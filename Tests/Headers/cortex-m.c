/* The vectors of a Cortex-M processor: its first stack pointer, and where it starts. */
extern void _start(void); /* newlib's */

static void reset(void) {
#ifdef __ARM_FP
  *(volatile unsigned *)0xE000ED88 |= 0xF00000; /* CPACR: floating point is off after a reset */
#endif
  _start();
}

__attribute__((section(".vectors"), used)) static void *const vectors[] = {(void *)0x00400000, (void *)reset};
