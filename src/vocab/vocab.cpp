#include "vocab/vocab.hpp"

#include <string_view>

namespace imrlint {
namespace {

constexpr std::array<std::string_view, region_count> region_names = {"head",
                                                                     "face",
                                                                     "jaw",
                                                                     "cervical",
                                                                     "thoracic",
                                                                     "lumbar",
                                                                     "sacroiliac",
                                                                     "chest",
                                                                     "abdomen",
                                                                     "groin",
                                                                     "pelvis",
                                                                     "shoulder",
                                                                     "upper-arm",
                                                                     "elbow",
                                                                     "forearm",
                                                                     "wrist",
                                                                     "hand",
                                                                     "finger",
                                                                     "hip",
                                                                     "thigh",
                                                                     "knee",
                                                                     "lower-leg",
                                                                     "ankle",
                                                                     "foot",
                                                                     "toe",
                                                                     "upper-extremity",
                                                                     "lower-extremity",
                                                                     "whole-body",
                                                                     "psyche"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 5> family_names = {"mtus", "acoem", "odg", "other", "none"};
constexpr std::array<std::string_view, 5> confidence_names = {"shaky", "memory", "memory-strong", "seed", "source"};
constexpr std::array<std::string_view, 8> voice_names = {"header",     "record",   "guideline", "reviewer",
                                                         "conclusion", "rulebook", "calendar",  "arithmetic"};
constexpr std::array<std::string_view, 5> polarity_names = {"affirmed", "negated", "possible", "historical",
                                                            "hypothetical"};

template <class Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view to_string(Voice voice) {
  return name_of(voice_names, voice);
}
std::string_view to_string(Polarity polarity) {
  return name_of(polarity_names, polarity);
}
std::string_view to_string(Decision decision) {
  return decision == Decision::upheld ? "upheld" : "overturned";
}
std::string_view to_string(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::necessary: return "necessary";
    case Conclusion::not_necessary: return "not-necessary";
    case Conclusion::none: break;
  }
  return "none";
}
std::string_view to_string(Side side) {
  switch (side) {
    case Side::left: return "left";
    case Side::right: return "right";
    case Side::bilateral: return "bilateral";
    case Side::none: break;
  }
  return "none";
}
std::string_view to_string(Region region) {
  return name_of(region_names, region);
}
std::optional<Region> region_from(std::string_view name) {
  return find<Region>(region_names, name);
}

Regions with_neighbours(Regions regions) {
  using R = Region;
  // Groups in which reports move freely: a wrist complaint is recorded as a hand finding, a back complaint at either
  // end of the spine it borders on.
  static constexpr Regions groups[] = {
      Regions(R::head) | R::face | R::jaw,
      Regions(R::lumbar) | R::sacroiliac | R::pelvis,
      Regions(R::pelvis) | R::hip | R::groin | R::sacroiliac,
      Regions(R::chest) | R::thoracic,
      Regions(R::abdomen) | R::groin | R::pelvis,
      Regions(R::shoulder) | R::upper_arm,
      Regions(R::upper_arm) | R::elbow | R::forearm,
      Regions(R::forearm) | R::wrist | R::hand | R::finger,
      Regions(R::hip) | R::thigh,
      Regions(R::thigh) | R::knee | R::lower_leg,
      Regions(R::lower_leg) | R::ankle | R::foot | R::toe,
  };
  static constexpr Regions upper =
      Regions(R::shoulder) | R::upper_arm | R::elbow | R::forearm | R::wrist | R::hand | R::finger | R::upper_extremity;
  static constexpr Regions lower =
      Regions(R::hip) | R::thigh | R::knee | R::lower_leg | R::ankle | R::foot | R::toe | R::lower_extremity;
  Regions out = regions;
  for (Regions group : groups) {
    if (!(group & regions).empty()) out |= group;
  }
  if (regions.has(R::upper_extremity)) out |= upper;
  if (regions.has(R::lower_extremity)) out |= lower;
  if (!(regions & upper).empty()) out |= R::upper_extremity;
  if (!(regions & lower).empty()) out |= R::lower_extremity;
  return out;
}

std::string_view to_string(Family family) {
  return name_of(family_names, family);
}
std::optional<Family> family_from(std::string_view name) {
  return find<Family>(family_names, name);
}
std::string_view to_string(Truth truth) {
  switch (truth) {
    case Truth::met: return "met";
    case Truth::not_met: return "not-met";
    case Truth::unknown: break;
  }
  return "unknown";
}
std::string_view to_string(Confidence confidence) {
  return name_of(confidence_names, confidence);
}
std::optional<Confidence> confidence_from(std::string_view name) {
  return find<Confidence>(confidence_names, name);
}
std::string_view to_string(AppealGround ground) {
  switch (ground) {
    case AppealGround::h1: return "4610.6(h)(1)";
    case AppealGround::h5: return "4610.6(h)(5)";
    case AppealGround::none: break;
  }
  return "none";
}

}  // namespace imrlint
