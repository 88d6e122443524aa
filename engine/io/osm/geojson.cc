// SPDX-License-Identifier: Apache-2.0
#include "io/osm/geojson.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/suggest.h"
#include "io/osm/capped_faults.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

using Json = nlohmann::json;

/// Walks a document; `where` is the path in it, as in features[0].geometry.
struct BoundaryReader {
  Boundary boundary;
  CappedFaults faults;

  void read(Json const& object, std::string const& where) {
    if (where.size() > kDeepest) {
      faults.add("nested too deep (must not hold collections of collections of ...)");
      return;
    }
    std::string const type = type_of(object);
    if (type == "FeatureCollection") {
      read_each(object, "features", where);
    } else if (type == "GeometryCollection") {
      read_each(object, "geometries", where);
    } else if (type == "Feature") {
      read_member(object, "geometry", where);
    } else if (type == "Polygon") {
      read_polygon(coordinates_of(object), where + ".coordinates");
    } else if (type == "MultiPolygon") {
      read_polygons(coordinates_of(object), where + ".coordinates");
    } else {
      complain_of_type(type, where);
    }
  }

 private:
  static constexpr std::size_t kDeepest = 200;  ///< characters of the path: about 12 levels

  static std::string type_of(Json const& object) {
    if (!object.is_object() || !object.contains("type") || !object["type"].is_string()) return {};
    return object["type"].get<std::string>();
  }

  void complain_of_type(std::string const& type, std::string const& where) {
    constexpr auto known = std::to_array<std::string_view>(
        {"Polygon", "MultiPolygon", "Feature", "FeatureCollection", "GeometryCollection"});
    faults.add(
        fmt::format("{}.type = {} (must be Polygon, MultiPolygon, GeometryCollection, "
                    "Feature or FeatureCollection).{}",
                    where, type.empty() ? "missing" : type, did_you_mean(type, known)));
  }

  void read_each(Json const& object, char const* key, std::string const& where) {
    if (!object.contains(key) || !object[key].is_array()) {
      faults.add(fmt::format("{}.{} is missing (must be an array)", where, key));
      return;
    }
    std::size_t k = 0;
    for (Json const& member : object[key]) read(member, fmt::format("{}.{}[{}]", where, key, k++));
  }

  void read_member(Json const& object, char const* key, std::string const& where) {
    if (object.contains(key))
      read(object[key], fmt::format("{}.{}", where, key));
    else
      faults.add(fmt::format("{}.{} is missing (must be a geometry)", where, key));
  }

  static Json const& coordinates_of(Json const& object) {
    static Json const kNone;
    auto const found = object.find("coordinates");
    return found == object.end() ? kNone : *found;
  }

  void read_polygons(Json const& polygons, std::string const& where) {
    if (!polygons.is_array() || polygons.empty()) {
      faults.add(where + " is missing or empty (must be an array of polygons)");
      return;
    }
    std::size_t k = 0;
    for (Json const& polygon : polygons) read_polygon(polygon, fmt::format("{}[{}]", where, k++));
  }

  void read_polygon(Json const& rings, std::string const& where) {
    if (!rings.is_array() || rings.empty()) {
      faults.add(where + " is missing or empty (must be an array of rings)");
      return;
    }
    std::size_t k = 0;
    for (Json const& ring : rings) read_ring(ring, fmt::format("{}[{}]", where, k++));
  }

  void read_ring(Json const& positions, std::string const& where) {
    if (!positions.is_array() || positions.size() < 4) {
      faults.add(fmt::format("{} has {} positions (must have 4 or more)", where,
                             positions.is_array() ? positions.size() : 0));
      return;
    }
    std::vector<LonLat> ring;
    std::size_t k = 0;
    for (Json const& position : positions)
      if (is_position(position, fmt::format("{}[{}]", where, k++)))
        ring.push_back({position[0].get<double>(), position[1].get<double>()});
    if (ring.size() != positions.size()) return;
    if (ring.front() != ring.back())
      faults.add(where + " is not closed (its last position must repeat the first)");
    ring.pop_back();
    boundary.rings.push_back(std::move(ring));
  }

  bool is_position(Json const& position, std::string const& where) {
    bool const two = position.is_array() && position.size() >= 2 && position[0].is_number() &&
                     position[1].is_number();
    if (two && std::abs(position[0].get<double>()) <= 180 &&
        std::abs(position[1].get<double>()) <= 90)
      return true;
    faults.add(fmt::format("{} = {} (must be [longitude, latitude] in degrees)", where,
                           shown_position(position)));
    return false;
  }

  /// Of what is nested, not its text: the library writes that by calls, as deep as the file says.
  static std::string shown_position(Json const& position) {
    bool const nested = std::any_of(position.begin(), position.end(),
                                    [](Json const& part) { return part.is_structured(); });
    return nested ? "nested arrays or objects" : position.dump(-1, ' ', true).substr(0, 60);
  }
};

Json parse(std::string const& path, std::string const& text) {
  try {
    return Json::parse(text);
  } catch (Json::parse_error const& error) {
    std::size_t const at = std::min(error.byte, text.size());
    auto const lines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    throw InputError(
        Fault{path, static_cast<std::size_t>(lines) + 1,
              fmt::format("is not JSON: {} (must be a GeoJSON boundary)", error.what())});
  } catch (Json::out_of_range const& error) {
    throw InputError(
        Fault{path, 0, fmt::format("{} (must be numbers that can be held)", error.what())});
  }
}

}  // namespace

Boundary read_boundary(std::string const& path) {
  Complaints complaints;
  std::optional<std::string> const text = read_whole_file(path, complaints);
  complaints.throw_if_any();
  Json const document = parse(path, *text);
  BoundaryReader reader;
  reader.read(document, "$");
  if (reader.boundary.rings.empty() && reader.faults.count() == 0)
    reader.faults.add("holds no polygon (must have at least one)");
  reader.faults.report(path, "faults", complaints);
  complaints.throw_if_any();
  return std::move(reader.boundary);
}

}  // namespace sc
