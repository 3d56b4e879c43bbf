#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// Closed vocabularies that code names. What rule authors extend (services, drugs, facts, guidelines) comes from the
/// rulebook instead. The words are those of the field and of the JSON contract.
namespace imrlint {

/// Who speaks. An inconsistency is two voices that cannot both be right.
enum class Voice : std::uint8_t { header, record, guideline, reviewer, conclusion, rulebook, calendar, arithmetic };
[[nodiscard]] std::string_view to_string(Voice voice);

/// How a mention is meant (ConText: Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002).
enum class Polarity : std::uint8_t { affirmed, negated, possible, historical, hypothetical };
[[nodiscard]] std::string_view to_string(Polarity polarity);

enum class Decision : std::uint8_t { upheld, overturned };
[[nodiscard]] std::string_view to_string(Decision decision);

enum class Conclusion : std::uint8_t { none, necessary, not_necessary };
[[nodiscard]] std::string_view to_string(Conclusion conclusion);

enum class Side : std::uint8_t { none, left, right, bilateral };
[[nodiscard]] std::string_view to_string(Side side);

/// Body regions of the corpus vocabulary, in the order of reports.
enum class Region : std::uint8_t {
  head,
  face,
  jaw,
  cervical,
  thoracic,
  lumbar,
  sacroiliac,
  chest,
  abdomen,
  groin,
  pelvis,
  shoulder,
  upper_arm,
  elbow,
  forearm,
  wrist,
  hand,
  finger,
  hip,
  thigh,
  knee,
  lower_leg,
  ankle,
  foot,
  toe,
  upper_extremity,
  lower_extremity,
  whole_body,
  psyche,
};
inline constexpr std::size_t region_count = 29;
[[nodiscard]] std::string_view to_string(Region region);
[[nodiscard]] std::optional<Region> region_from(std::string_view name);

/// A set of regions. Cheap to copy and compare.
class Regions {
 public:
  constexpr Regions() = default;
  constexpr Regions(Region region) : m_bits(1U << static_cast<unsigned>(region)) {}  // NOLINT: a region is a set
  [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
  [[nodiscard]] constexpr bool has(Region region) const { return (m_bits >> static_cast<unsigned>(region)) & 1U; }
  [[nodiscard]] int count() const { return __builtin_popcount(m_bits); }
  [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }
  constexpr Regions& operator|=(Regions o) {
    m_bits |= o.m_bits;
    return *this;
  }
  friend constexpr Regions operator|(Regions a, Regions b) { return a |= b; }
  friend constexpr Regions operator&(Regions a, Regions b) {
    Regions r;
    r.m_bits = a.m_bits & b.m_bits;
    return r;
  }
  friend constexpr bool operator==(Regions, Regions) = default;

 private:
  std::uint32_t m_bits = 0;
};

/// The same regions with what anatomy makes near: a hand finding bears on a wrist or an upper extremity. Used where a
/// quote about a neighbour is no contradiction.
[[nodiscard]] Regions with_neighbours(Regions regions);

/// Guideline families of 8 CCR 9792.20-9792.27.23 and Labor Code 4610.5(c)(2).
enum class Family : std::uint8_t { mtus, acoem, odg, other, none };
[[nodiscard]] std::string_view to_string(Family family);
[[nodiscard]] std::optional<Family> family_from(std::string_view name);

/// Strong Kleene truth values.
enum class Truth : std::uint8_t { not_met, unknown, met };
[[nodiscard]] std::string_view to_string(Truth truth);

/// How far a rule or number can be trusted; caps the severity of what rests on it.
enum class Confidence : std::uint8_t { shaky, memory, memory_strong, seed, source };
[[nodiscard]] std::string_view to_string(Confidence confidence);
[[nodiscard]] std::optional<Confidence> confidence_from(std::string_view name);

/// Ground of appeal that a finding may bear on, Labor Code 4610.6(h).
enum class AppealGround : std::uint8_t { none, h1, h5 };
[[nodiscard]] std::string_view to_string(AppealGround ground);

}  // namespace imrlint
