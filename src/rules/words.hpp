#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "rules/rulebook.hpp"

/// The closed vocabularies as rule files write them.
namespace imrlint {

/// A closed vocabulary: what one of its words is called in messages, and all of them in the order of the enumeration.
struct WordList {
  std::string_view what;
  std::span<const std::string_view> words;
};

[[nodiscard]] WordList word_list(Region);
[[nodiscard]] WordList word_list(Family);
[[nodiscard]] WordList word_list(Confidence);
[[nodiscard]] WordList word_list(Unit);
[[nodiscard]] WordList word_list(FactKind);
[[nodiscard]] WordList word_list(CueKind);
[[nodiscard]] WordList word_list(ModifierMeaning);
[[nodiscard]] WordList word_list(ModifierDirection);

/// An enumeration that rule files name by words.
template <class E>
concept ClosedWord = requires(E e) {
  word_list(e);
};

/// The enumerator whose word is `name`.
template <ClosedWord E>
[[nodiscard]] std::optional<E> word_from(std::string_view name) {
  const auto words = word_list(E{}).words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace imrlint
