#include "rules/words.hpp"

#include <array>

namespace imrlint {
namespace {

constexpr std::array<std::string_view, 9> fact_kinds = {"complaint", "finding", "diagnosis", "treatment", "response",
                                                        "study",     "risk",    "plan",      "event"};
constexpr std::array<std::string_view, cue_kind_count> cue_kinds = {"guideline-source",
                                                                    "guideline-verb",
                                                                    "guideline-norm",
                                                                    "worker",
                                                                    "record-source",
                                                                    "link",
                                                                    "necessary",
                                                                    "not-necessary",
                                                                    "met",
                                                                    "request",
                                                                    "requested",
                                                                    "authorization",
                                                                    "utilization-review",
                                                                    "injury",
                                                                    "prior",
                                                                    "completed",
                                                                    "authorized",
                                                                    "exceeds",
                                                                    "silent",
                                                                    "unexplained",
                                                                    "normal",
                                                                    "failed",
                                                                    "improved",
                                                                    "exception"};
constexpr std::array<std::string_view, 7> meanings = {"negated",      "absent",    "possible", "historical",
                                                      "hypothetical", "terminate", "pseudo"};
constexpr std::array<std::string_view, 2> directions = {"forward", "backward"};

// The words of vocabularies that have their names elsewhere, collected once.
template <class E, std::size_t N>
std::span<const std::string_view> collected() {
  static const auto words = [] {
    std::array<std::string_view, N> out;
    for (std::size_t i = 0; i < N; ++i)
      out[i] = to_string(static_cast<E>(i));
    return out;
  }();
  return words;
}

template <class E, std::size_t N>
std::optional<E> find_in(const std::array<std::string_view, N>& words, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<FactKind> fact_kind_from(std::string_view name) {
  return find_in<FactKind>(fact_kinds, name);
}
std::string_view to_string(FactKind kind) {
  return fact_kinds[static_cast<std::size_t>(kind)];
}
std::optional<CueKind> cue_kind_from(std::string_view name) {
  return find_in<CueKind>(cue_kinds, name);
}
std::string_view to_string(CueKind kind) {
  return cue_kinds[static_cast<std::size_t>(kind)];
}

WordList word_list(Region) {
  return {"region", collected<Region, region_count>()};
}
// A guideline always has a family; `none` is for citations without one.
WordList word_list(Family) {
  return {"family", collected<Family, static_cast<std::size_t>(Family::none)>()};
}
WordList word_list(Confidence) {
  return {"confidence", collected<Confidence, static_cast<std::size_t>(Confidence::source) + 1>()};
}
WordList word_list(Unit) {
  return {"unit", collected<Unit, static_cast<std::size_t>(Unit::points) + 1>()};
}
WordList word_list(FactKind) {
  return {"class of facts", fact_kinds};
}
WordList word_list(CueKind) {
  return {"kind of cues", cue_kinds};
}
WordList word_list(ModifierMeaning) {
  return {"meaning", meanings};
}
WordList word_list(ModifierDirection) {
  return {"direction", directions};
}

}  // namespace imrlint
