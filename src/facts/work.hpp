#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ast/determination.hpp"
#include "facts/known.hpp"
#include "facts/lexicon.hpp"
#include "facts/reading.hpp"
#include "rules/rulebook.hpp"

/// Shared state of the passes that make a Reading. Internal to this room.
namespace imrlint::facts {

/// What governs one token: the strongest cue whose scope holds it.
struct Governor {
  Polarity polarity = Polarity::affirmed;
  bool absent = false;
  std::uint32_t cue_first = 0;  ///< tokens of the cue
  std::uint32_t cue_end = 0;
  std::uint32_t scope_first = 0;
  std::uint32_t scope_end = 0;
};

struct Work {
  std::string_view text;
  const Determination& letter;
  const Rulebook& book;
  const Lexicon& lexicon;
  Reading& out;
  std::vector<Match> matches;       ///< of the sentence at hand
  std::vector<Governor> governors;  ///< per token of the sentence at hand

  [[nodiscard]] const Token& token(std::uint32_t i) const { return out.tokens[i]; }
  [[nodiscard]] std::string_view raw(std::uint32_t i) const {
    return text.substr(out.tokens[i].begin, out.tokens[i].length);
  }
  [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t end) const {
    return {out.tokens[first].begin, out.tokens[end - 1].end()};
  }
};

/// Splits `range` into sentences (abbreviations, decimals, list numbers, missing blanks).
void split_sentences(Work& work, Span range, Zone zone, std::uint16_t item);

/// Fills `work.governors` from the modifiers among `work.matches`.
void govern(Work& work, std::uint32_t first, std::uint32_t end);

/// Services, drugs, regions, facts and cues of sentence `index` from `work.matches`, with polarity, region and side.
void collect_mentions(Work& work, std::uint32_t index, Regions& carried, Side& carried_side);

void collect_dates(Work& work, std::uint32_t index);
void collect_quantities(Work& work, std::uint32_t index);
void collect_identity(Work& work, std::uint32_t index);

/// Voices of all sentences, review history and retelling; needs the cues.
void give_voices(Work& work);
/// Events of dates, dates of visits, the timeline; needs cues and voices.
void place_events(Work& work);
/// What each item is about; needs everything else.
void read_items(Work& work);
/// Regions and sides of items whose title names none.
void infer_places(Work& work);

}  // namespace imrlint::facts
