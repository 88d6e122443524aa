// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "road/hierarchy/kernels.h"

namespace sc {

extern Kernels const kPortableKernels;
#if defined(__x86_64__) && defined(__GNUC__)
#define SC_KERNELS_AVX2 1
extern Kernels const kAvx2Kernels;
#endif

}  // namespace sc
