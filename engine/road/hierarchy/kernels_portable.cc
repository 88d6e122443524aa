// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/kernel_variants.h"
#include "road/hierarchy/kernels.h"

namespace {

struct Pairs {
  static void lower(std::int32_t* target, std::int32_t const* source, std::int32_t up,
                    std::int32_t down) {
    std::int32_t const a = source[0] + up;
    std::int32_t const b = source[1] + down;
    target[0] = a < target[0] ? a : target[0];
    target[1] = b < target[1] ? b : target[1];
  }
  static void lower_run(std::int32_t* __restrict target, std::int32_t const* __restrict source,
                        std::size_t count, std::int32_t up, std::int32_t down) {
    for (std::size_t k = 0; k < count; ++k) lower(target + 2 * k, source + 2 * k, up, down);
  }
  static void lower_listed(std::int32_t* target, std::uint16_t const* place,
                           std::int32_t const* source, std::size_t count, std::int32_t up,
                           std::int32_t down) {
    for (std::size_t k = 0; k < count; ++k)
      lower(target + std::size_t{2} * place[k], source + 2 * k, up, down);
  }
};

#include "road/hierarchy/kernel_loops.h"

}  // namespace

namespace sc {
Kernels const kPortableKernels = kernels_named("portable");
}
