#include <nettle/sha2.h>
#include <nettle/version.h>

/* Nettle 4 dropped the length of the digest, which is always 32 bytes here. */
static inline void etalon_sha256_digest(struct sha256_ctx *context, uint8_t *digest) {
#if NETTLE_VERSION_MAJOR >= 4
  nettle_sha256_digest(context, digest);
#else
  nettle_sha256_digest(context, SHA256_DIGEST_SIZE, digest);
#endif
}
