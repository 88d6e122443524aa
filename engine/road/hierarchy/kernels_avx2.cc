// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/kernel_variants.h"

#if SC_KERNELS_AVX2

#include <immintrin.h>

// What is defined from here on is compiled for AVX2, and nothing that other files share.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

namespace {

struct Pairs {
  static __m128i one(std::int32_t const* at) {
    return _mm_loadl_epi64(reinterpret_cast<__m128i const*>(at));
  }
  static __m128i two(std::int32_t const* at) {
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
  }
  static void store_one(std::int32_t* at, __m128i pair) {
    _mm_storel_epi64(reinterpret_cast<__m128i*>(at), pair);
  }
  static __m128i both(std::int32_t up, std::int32_t down) {
    return _mm_set_epi32(down, up, down, up);
  }
  static void lower(std::int32_t* target, std::int32_t const* source, __m128i by) {
    store_one(target, _mm_min_epi32(one(target), _mm_add_epi32(one(source), by)));
  }
  static void lower(std::int32_t* target, std::int32_t const* source, std::int32_t up,
                    std::int32_t down) {
    lower(target, source, both(up, down));
  }
  static void lower_run(std::int32_t* target, std::int32_t const* source, std::size_t count,
                        std::int32_t up, std::int32_t down) {
    __m256i const by = _mm256_broadcastsi128_si256(both(up, down));
    std::size_t k = 0;
    for (; k + 4 <= count; k += 4) {
      auto* const at = reinterpret_cast<__m256i*>(target + 2 * k);
      auto const* const from = reinterpret_cast<__m256i const*>(source + 2 * k);
      __m256i const sum = _mm256_add_epi32(_mm256_loadu_si256(from), by);
      _mm256_storeu_si256(at, _mm256_min_epi32(_mm256_loadu_si256(at), sum));
    }
    for (; k < count; ++k) lower(target + 2 * k, source + 2 * k, _mm256_castsi256_si128(by));
  }
  static void lower_listed(std::int32_t* target, std::uint16_t const* place,
                           std::int32_t const* source, std::size_t count, std::int32_t up,
                           std::int32_t down) {
    __m128i const by = both(up, down);
    std::size_t k = 0;
    for (; k + 2 <= count; k += 2) {
      std::int32_t* const a = target + std::size_t{2} * place[k];
      std::int32_t* const b = target + std::size_t{2} * place[k + 1];
      __m128i const sum = _mm_add_epi32(two(source + 2 * k), by);
      __m128i const low = _mm_min_epi32(_mm_unpacklo_epi64(one(a), one(b)), sum);
      store_one(a, low);
      store_one(b, _mm_unpackhi_epi64(low, low));
    }
    if (k < count) lower(target + std::size_t{2} * place[k], source + 2 * k, by);
  }
};

#include "road/hierarchy/kernel_loops.h"

}  // namespace

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace sc {
Kernels const kAvx2Kernels = kernels_named("avx2");
}

#endif
