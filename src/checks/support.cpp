#include "checks/support.hpp"

namespace imrlint::checks {

bool has_cue(const Reading& reading, std::uint32_t s, std::initializer_list<CueKind> kinds) {
  bool found = false;
  each_in(reading.cues, s, [&](const CueMention& cue) {
    found = found || std::find(kinds.begin(), kinds.end(), cue.kind) != kinds.end();
  });
  return found;
}

SentenceRange rationale_of(const Reading& reading, std::uint16_t item) {
  SentenceRange range;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    if (sentence.zone != Zone::rationale || sentence.item != item) continue;
    if (range.end == 0) range.first = s;
    range.end = s + 1;
  }
  return range;
}

SentenceRange summary_of(const Reading& reading) {
  std::uint32_t end = 0;
  while (end < reading.sentences.size() && reading.sentences[end].zone == Zone::summary)
    ++end;
  return {0, end};
}

Span sentence_around(const Reading& reading, Span span) {
  for (const Sentence& sentence : reading.sentences) {
    if (sentence.span.contains(span)) return sentence.span;
  }
  return span;
}

std::string quoted(const CaseView& view, Span span, std::size_t limit) {
  std::string text(view.source.slice(span));
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '`', '\'');
  if (text.size() > limit) {
    const std::size_t cut = text.rfind(' ', limit);
    text.resize(cut == std::string::npos || cut == 0 ? limit : cut);
    text += " ...";
  }
  return "`" + text + "`";
}

std::string join_names(Regions regions) {
  std::string out;
  for (std::size_t r = 0; r < region_count; ++r) {
    const auto region = static_cast<Region>(r);
    if (!regions.has(region)) continue;
    if (!out.empty()) out += ", ";
    out += to_string(region);
  }
  return out;
}

bool mentions_word(std::string_view text, std::string_view word) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !letter(text[at - 1]);
    const bool ends = at + word.size() >= text.size() || !letter(text[at + word.size()]);
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace imrlint::checks
