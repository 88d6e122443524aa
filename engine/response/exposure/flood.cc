// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/flood.h"

#include <algorithm>
#include <string>

namespace sc {
namespace {

class FloodList {
 public:
  FloodList(World const& world, std::vector<FloodKind> const& kinds)
      : world_(&world), cuts_(cut_streets(world.roads)) {
    auto const wanted = [&](FloodKind kind) {
      return std::count(kinds.begin(), kinds.end(), kind) > 0;
    };
    if (wanted(FloodKind::basin)) add_basins();
    if (wanted(FloodKind::cut_street)) add_cut_streets();
    if (wanted(FloodKind::cut_junction)) add_cut_junctions();
    if (wanted(FloodKind::street)) add_streets(wanted(FloodKind::cut_street));
  }

  std::vector<Flood> floods;

 private:
  void add_if_it_can_flood(Flood flood) {
    std::erase_if(flood.links, [&](LinkId l) { return world_->roads.has(l, link_flag::elevated); });
    std::sort(flood.links.begin(), flood.links.end());
    flood.links.erase(std::unique(flood.links.begin(), flood.links.end()), flood.links.end());
    if (!flood.links.empty()) floods.push_back(std::move(flood));
  }

  [[nodiscard]] std::vector<LinkId> both(LinkId link) const {
    LinkId const twin = world_->roads.twin(link);
    return twin ? std::vector{link, twin} : std::vector{link};
  }

  void add_basins() {
    for (std::size_t b = 0; b < world_->basin_links.size(); ++b)
      add_if_it_can_flood({FloodKind::basin, world_->basin_links[b], BasinId{b}, {}, {}});
  }

  void add_cut_streets() {
    for (CutStreet const& cut : cuts_.streets)
      add_if_it_can_flood({FloodKind::cut_street, both(cut.link), {}, {}, cut.smaller});
  }

  void add_cut_junctions() {
    for (CutJunction const& cut : cuts_.junctions) {
      auto const in = world_->roads.in_links(cut.node);
      auto const out = world_->roads.out_links(cut.node);
      std::vector<LinkId> links(in.begin(), in.end());
      links.insert(links.end(), out.begin(), out.end());
      add_if_it_can_flood({FloodKind::cut_junction, links, {}, cut.node, cut.smaller});
    }
  }

  void add_streets(bool cuts_are_listed) {
    for (std::size_t i = 0; i < world_->roads.links(); ++i) {
      LinkId const twin = world_->roads.twin(LinkId{i});
      if ((!twin || LinkId{i} < twin) && !(cuts_are_listed && is_cut(LinkId{i})))
        add_if_it_can_flood({FloodKind::street, both(LinkId{i}), {}, {}, {}});
    }
  }

  [[nodiscard]] bool is_cut(LinkId link) const {
    auto const at = std::lower_bound(cuts_.streets.begin(), cuts_.streets.end(), link,
                                     [](CutStreet const& cut, LinkId l) { return cut.link < l; });
    return at != cuts_.streets.end() && at->link == link;
  }

  World const* world_;
  CutStreets cuts_;
};

void append_once(std::string& list, std::string const& name) {
  if (name.empty() || (" / " + list + " / ").find(" / " + name + " / ") != std::string::npos)
    return;
  list += (list.empty() ? "" : " / ") + name;
}

}  // namespace

Names names_of(World const& world, Flood const& flood) {
  if (flood.basin) return world.scenario.basins[flood.basin.index()].names;
  Names names;
  for (LinkId const link : flood.links) {
    append_once(names.zh, world.roads.name(link).zh);
    append_once(names.en, world.roads.name(link).en);
  }
  return names;
}

std::vector<Flood> floods_of(World const& world, std::vector<FloodKind> const& kinds) {
  return std::move(FloodList(world, kinds).floods);
}

}  // namespace sc
