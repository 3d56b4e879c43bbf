#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.hpp"

/// What several checks need: looking at the mentions of a sentence, making findings. Internal to this room.
namespace imrlint::checks {

/// Calls `use` for every mention of `list` in sentence `s`; all lists of a Reading are in the order of the letter.
template <class List, class Use>
void each_in(const List& list, std::uint32_t s, Use use) {
  auto it =
      std::lower_bound(list.begin(), list.end(), s, [](const auto& m, std::uint32_t i) { return m.sentence < i; });
  for (; it != list.end() && it->sentence == s; ++it)
    use(*it);
}

/// Whether sentence `s` has a cue of one of the kinds.
[[nodiscard]] bool has_cue(const Reading& reading, std::uint32_t s, std::initializer_list<CueKind> kinds);

/// Sentences of an item's rationale, [first, end).
struct SentenceRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] SentenceRange rationale_of(const Reading& reading, std::uint16_t item);
[[nodiscard]] SentenceRange summary_of(const Reading& reading);

/// The sentence that holds `span`, as a quote; the span itself where none does.
[[nodiscard]] Span sentence_around(const Reading& reading, Span span);

/// Text of a span for messages: one line, in backticks, shortened to `limit` bytes at a word.
[[nodiscard]] std::string quoted(const CaseView& view, Span span, std::size_t limit = 60);

[[nodiscard]] std::string join_names(Regions regions);

/// Guideline family of a text such as a rationale's "ODG" or "MTUS/ACOEM".
[[nodiscard]] bool mentions_word(std::string_view text, std::string_view word);

}  // namespace imrlint::checks
