// SPDX-License-Identifier: Apache-2.0
// No guard: included once by each kernels_*.cc, inside an unnamed namespace and under the compiler
// options of its vector width, after a type `Pairs` that says how pairs of numbers are lowered:
//   Pairs::lower_run(target, source, count, up, down)            target[i] = min(., source[i] + ..)
//   Pairs::lower_listed(target, place, source, count, up, down)  the same at target[place[i]]
//   Pairs::lower(target, source, up, down)                       one pair
// Here: the loops around them.

using namespace sc;

/// One lane: an arc is one pair.
struct OneLane {
  static constexpr std::size_t kWidth = 2;
  static void lower_run(std::int32_t* target, std::int32_t const* source, std::size_t count,
                        std::int32_t const* by) {
    Pairs::lower_run(target, source, count, by[1], by[0]);
  }
  static void lower_listed(std::int32_t* target, std::uint16_t const* place,
                           std::int32_t const* source, std::size_t count, std::int32_t const* by) {
    Pairs::lower_listed(target, place, source, count, by[1], by[0]);
  }
};

/// Half of what eight lanes keep for an arc: the compiler makes of it what the machine has.
typedef std::int32_t Eight __attribute__((vector_size(32), aligned(4), may_alias));

inline void lower_eight(std::int32_t* target, Eight const& by) {
  Eight& at = *reinterpret_cast<Eight*>(target);
  at = by < at ? by : at;
}
inline Eight const& eight(std::int32_t const* at) {
  return *reinterpret_cast<Eight const*>(at);
}

/// Eight lanes: an arc is eight pairs, lowered by eight pairs.
struct EightLanes {
  static constexpr std::size_t kWidth = 16;
  struct Crossed {
    explicit Crossed(std::int32_t const* by)
        : low(__builtin_shufflevector(eight(by), eight(by), 1, 0, 3, 2, 5, 4, 7, 6)),
          high(__builtin_shufflevector(eight(by + 8), eight(by + 8), 1, 0, 3, 2, 5, 4, 7, 6)) {}
    Eight low, high;
  };
  static void lower(std::int32_t* target, std::int32_t const* source, Crossed const& by) {
    lower_eight(target, eight(source) + by.low);
    lower_eight(target + 8, eight(source + 8) + by.high);
  }
  static void lower_run(std::int32_t* target, std::int32_t const* source, std::size_t count,
                        std::int32_t const* by) {
    Crossed const crossed(by);
    for (std::size_t k = 0; k < count; ++k)
      lower(target + k * kWidth, source + k * kWidth, crossed);
  }
  static void lower_listed(std::int32_t* target, std::uint16_t const* place,
                           std::int32_t const* source, std::size_t count, std::int32_t const* by) {
    Crossed const crossed(by);
    for (std::size_t k = 0; k < count; ++k)
      lower(target + place[k] * kWidth, source + k * kWidth, crossed);
  }
};

inline std::int32_t capped(LinkTime time) {
  return time < kNoWay ? time : kNoWay;
}

inline void take_input(std::int32_t* mine, Hierarchy::Input input, std::int32_t extra,
                       LinkTime const* const* times, OneLane /*lanes*/) {
  std::int32_t const sum = capped(times[0][input.link]) + extra;
  mine[input.slot] = sum < mine[input.slot] ? sum : mine[input.slot];
}

inline void take_input(std::int32_t* mine, Hierarchy::Input input, std::int32_t extra,
                       LinkTime const* const* times, EightLanes /*lanes*/) {
  std::int32_t* const at = mine + (input.slot >> 1U) * EightLanes::kWidth + (input.slot & 1U);
  for (std::size_t lane = 0; lane < 8; ++lane) {
    std::int32_t const sum = capped(times[lane][input.link]) + extra;
    at[2 * lane] = sum < at[2 * lane] ? sum : at[2 * lane];
  }
}

/// Times lie in the order of links, inputs in that of vertices: without this each one is waited
/// for.
constexpr std::uint32_t kFetchAhead = 24;

template <class Lanes>
void fetch_soon(std::uint32_t link, LinkTime const* const* times, Lanes /*lanes*/) {
  for (std::size_t lane = 0; lane < Lanes::kWidth / 2; ++lane)
    __builtin_prefetch(times[lane] + link);
}

template <class Lanes>
void take_inputs(Hierarchy const& h, std::uint32_t x, LinkTime const* const* times,
                 std::int32_t* mine) {
  std::size_t const n = h.arcs_of(x) * Lanes::kWidth;
  for (std::size_t i = 0; i < n; ++i) mine[i] = kNoWay;
  LinkTime const* const extra_ms = h.extra_ms.empty() ? nullptr : h.extra_ms.data();
  std::size_t const last = h.input.size() - 1;
  for (std::uint32_t i = h.first_input[x]; i < h.first_input[x + 1]; ++i) {
    fetch_soon(h.input[std::min<std::size_t>(i + kFetchAhead, last)].link, times, Lanes{});
    take_input(mine, h.input[i], extra_ms ? extra_ms[i] : 0, times, Lanes{});
  }
}

template <class Lanes>
void customise(Hierarchy const& h, std::uint32_t first, std::uint32_t last,
               LinkTime const* const* times, std::int32_t* weights) {
  constexpr std::size_t kWidth = Lanes::kWidth;
  std::uint16_t const* listed = h.listed.data() + h.first_listed[first];
  for (std::uint32_t x = first; x < last; ++x) {
    std::int32_t* const mine = weights + h.first_arc[x] * kWidth;
    take_inputs<Lanes>(h, x, times, mine);
    Hierarchy::Row const* const end = h.row.data() + h.first_row[x + 1];
    for (Hierarchy::Row const* row = h.row.data() + h.first_row[x]; row != end; ++row) {
      std::int32_t const* const by = weights + row->arc * kWidth;
      if (row->run != Hierarchy::kListed) {
        Lanes::lower_run(mine + row->run * kWidth, by + kWidth, row->length, by);
      } else {
        Lanes::lower_listed(mine, listed, by + kWidth, row->length, by);
        listed += row->length;
      }
    }
  }
}

void sweep(SweepPlan const& plan, std::uint8_t const* reached, std::int32_t const* weight,
           std::size_t stride, std::int32_t* distance) {
  for (std::size_t i = 0; i < plan.visited; ++i) {
    std::int32_t* const mine = distance + i * kSweepLanes;
    Eight low = Eight{} + kNoWay, high = low;
    if (reached[i]) {
      low = eight(mine);
      high = eight(mine + 8);
    }
    std::int32_t const* w = weight + plan.arc[i] * stride;
    for (std::uint32_t a = plan.first[i]; a < plan.first[i + 1]; ++a, w += stride) {
      std::int32_t const* const above = distance + plan.head[a] * kSweepLanes;
      Eight const via_low = eight(above) + *w, via_high = eight(above + 8) + *w;
      low = via_low < low ? via_low : low;
      high = via_high < high ? via_high : high;
    }
    *reinterpret_cast<Eight*>(mine) = low;
    *reinterpret_cast<Eight*>(mine + 8) = high;
  }
}

void relax(std::uint32_t const* head, std::size_t count, std::int32_t const* weight,
           std::size_t stride, std::int32_t const* mine, std::int32_t* distance) {
  for (std::size_t k = 0; k < count; ++k)
    Pairs::lower(distance + 2 * std::size_t{head[k]}, weight + k * stride, mine[0], mine[1]);
}

constexpr Kernels kernels_named(std::string_view name) {
  return {name, &customise<OneLane>, &customise<EightLanes>, &sweep, &relax};
}
