#include <array>

#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

/// What was heard in one sentence: per kind of cue, how often and where first.
struct Heard {
  std::array<std::uint32_t, cue_kind_count> first;
  std::array<std::uint8_t, cue_kind_count> count{};
  bool strong_verdict = false;  ///< a verdict in the words "medically necessary", not just "appropriate"

  Heard() { first.fill(no_index); }
  [[nodiscard]] bool has(CueKind kind) const { return count[static_cast<std::size_t>(kind)] != 0; }
  [[nodiscard]] std::uint32_t at(CueKind kind) const { return first[static_cast<std::size_t>(kind)]; }
};

bool past_tense(std::string_view text) {
  for (const std::string_view word :
       {" was ", " were ", " had ", " noted ", " revealed ", " showed ", " has ", " have been "}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

Voice rationale_voice(const Work& work, const Sentence& sentence, const Heard& heard, bool dated, bool claims_absence,
                      Voice before) {
  const bool verdict = heard.has(CueKind::necessary) || heard.has(CueKind::not_necessary);
  const bool source = heard.has(CueKind::guideline_source);
  const bool verb = heard.has(CueKind::guideline_verb);
  const bool norm = heard.has(CueKind::guideline_norm);
  const bool worker = heard.has(CueKind::worker) || heard.has(CueKind::record_source) || dated;
  const std::uint32_t source_at = heard.at(CueKind::guideline_source);
  const std::uint32_t worker_at = std::min(heard.at(CueKind::worker), heard.at(CueKind::record_source));

  // "X is medically necessary when ..." is a guideline's condition, not a verdict.
  const std::string_view text = work.text.substr(sentence.span.begin, sentence.span.size());
  const auto says = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  const bool conditional = says(" if ") || says(" when ") || says(" unless ") || says("patients") || says("should be");
  if (verdict && heard.strong_verdict &&
      (heard.has(CueKind::request) || heard.has(CueKind::link) || !source || !conditional)) {
    return Voice::conclusion;
  }
  if (verdict && heard.has(CueKind::request) && !(source && source_at < heard.at(CueKind::request) && verb)) {
    return Voice::conclusion;
  }
  // "The guidelines state that ... the patient ..." is guideline talk; "The patient does not meet the guidelines" is
  // not.
  const bool asks_first = heard.at(CueKind::request) < source_at || heard.at(CueKind::exceeds) < source_at;
  if (asks_first && heard.has(CueKind::exceeds)) return Voice::reviewer;
  if (source && verb && source_at < worker_at) return Voice::guideline;
  if (source && source_at < worker_at && !heard.has(CueKind::exceeds) && !heard.has(CueKind::link) && !worker)
    return Voice::guideline;
  if (worker || heard.has(CueKind::link)) return Voice::reviewer;
  if (heard.has(CueKind::exceeds) || heard.has(CueKind::met)) return Voice::reviewer;
  if (source) return Voice::guideline;
  if (claims_absence) return Voice::reviewer;  // guidelines do not speak of what this file lacks
  if (norm && !past_tense(text)) return Voice::guideline;
  if (before == Voice::guideline && !past_tense(text) && !heard.has(CueKind::request)) return Voice::guideline;
  return Voice::reviewer;
}

}  // namespace

void give_voices(Work& work) {
  Reading& out = work.out;
  std::size_t cue = 0;
  std::size_t date = 0;
  std::size_t mention = 0;
  std::size_t identity = 0;
  Voice before = Voice::reviewer;
  std::uint16_t item = no_item;
  bool after_review = false;
  for (std::uint32_t index = 0; index < out.sentences.size(); ++index) {
    Sentence& sentence = out.sentences[index];
    Heard heard;
    for (; cue < out.cues.size() && out.cues[cue].sentence == index; ++cue) {
      const CueMention& c = out.cues[cue];
      const auto kind = static_cast<std::size_t>(c.kind);
      if (heard.count[kind] < 255) ++heard.count[kind];
      if (c.span.begin < heard.first[kind]) heard.first[kind] = c.span.begin;
      if (c.kind == CueKind::necessary || c.kind == CueKind::not_necessary) {
        const std::string_view said = work.text.substr(c.span.begin, c.span.size());
        if (said.find("edical") != std::string_view::npos) heard.strong_verdict = true;
      }
    }
    bool dated = false;
    for (; date < out.dates.size() && out.dates[date].sentence == index; ++date)
      dated = dated || out.dates[date].date.complete();
    // An age is this worker's ("this 39-year-old woman"), as is what is said of him.
    for (; identity < out.identities.size() && out.identities[identity].sentence == index; ++identity) {
      dated = dated || out.identities[identity].age.has_value();
    }
    bool affirms = false;
    bool claims_absence = false;
    bool denies = false;
    for (; mention < out.mentions.size() && out.mentions[mention].sentence == index; ++mention) {
      affirms = affirms || out.mentions[mention].polarity == Polarity::affirmed;
      claims_absence = claims_absence || (out.mentions[mention].absence_claim && out.mentions[mention].focus);
      denies = denies || out.mentions[mention].polarity == Polarity::negated;
    }
    if (sentence.zone == Zone::title) {
      sentence.voice = Voice::header;
      continue;
    }
    if (sentence.zone == Zone::summary) {
      sentence.voice = Voice::record;
      const bool review = heard.has(CueKind::utilization_review);
      if (review) {
        after_review = true;
      } else if (after_review &&
                 (heard.has(CueKind::record_source) || dated || (heard.has(CueKind::worker) && affirms && !denies))) {
        after_review = false;
      }
      sentence.review_history = after_review;
      continue;
    }
    if (sentence.item != item) {
      item = sentence.item;
      before = Voice::reviewer;
    }
    sentence.voice = rationale_voice(work, sentence, heard, dated, claims_absence, before);
    sentence.review_history = heard.has(CueKind::utilization_review) && sentence.voice != Voice::conclusion;
    sentence.retelling = sentence.voice == Voice::reviewer && !denies && !heard.has(CueKind::link) &&
                         (heard.has(CueKind::record_source) || dated || affirms);
    before = sentence.voice;
  }
}

}  // namespace imrlint::facts
