#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace imrlint {

struct PhraseProblem {
  std::size_t offset = 0;  ///< in the phrase
  std::string message;
  std::string help;
};

/// How many wordings one phrase may stand for.
inline constexpr std::size_t phrase_wordings = 4096;

/// The first thing wrong with a phrase (docs/rule-format.md, "Phrases"); none where it is sound.
[[nodiscard]] std::optional<PhraseProblem> check_phrase(std::string_view phrase);

}  // namespace imrlint
