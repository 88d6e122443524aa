// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/kernels.h"

#include <vector>

#include "road/hierarchy/kernel_variants.h"

namespace sc {
namespace {

std::vector<Kernels> runnable() {
  std::vector<Kernels> list = {kPortableKernels};
#if SC_KERNELS_AVX2
  if (__builtin_cpu_supports("avx2")) list.push_back(kAvx2Kernels);
#endif
  return list;
}

}  // namespace

std::span<Kernels const> runnable_kernels() {
  static std::vector<Kernels> const list = runnable();
  return list;
}

Kernels const& best_kernels() {
  return runnable_kernels().back();
}

}  // namespace sc
