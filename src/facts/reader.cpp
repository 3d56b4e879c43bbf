#include "facts/read.hpp"
#include "facts/work.hpp"

namespace imrlint {

std::string_view to_string(EventKind kind) {
  switch (kind) {
    case EventKind::injury: return "injury";
    case EventKind::visit: return "visit";
    case EventKind::study: return "study";
    case EventKind::request: return "request";
    case EventKind::utilization_review: return "utilization-review";
    case EventKind::surgery: return "surgery";
    case EventKind::treatment: return "treatment";
    case EventKind::authorization: return "request-for-authorization";
    case EventKind::unknown: break;
  }
  return "unknown";
}

void Reading::clear() {
  tokens.clear();
  sentences.clear();
  mentions.clear();
  regions.clear();
  sides.clear();
  services.clear();
  drugs.clear();
  dates.clear();
  quantities.clear();
  identities.clear();
  cues.clear();
  items.clear();
  timeline.clear();
  age.reset();
  sex = 0;
  injury_date.reset();
  ur_date.reset();
  decision_date.reset();
  diagnosed_regions = Regions();
}

void read(const Source& source, const Determination& letter, const Rulebook& rulebook, const Lexicon& lexicon,
          Reading& reading) {
  reading.clear();
  facts::Work work{source.text(), letter, rulebook, lexicon, reading, {}, {}};
  facts::split_sentences(work, letter.summary, Zone::summary, no_item);
  for (std::uint16_t i = 0; i < letter.items.size(); ++i) {
    facts::split_sentences(work, letter.items[i].title, Zone::title, i);
    facts::split_sentences(work, letter.items[i].rationale, Zone::rationale, i);
  }
  Regions carried;
  Side carried_side = Side::none;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    if (s > 0 && (sentence.zone != reading.sentences[s - 1].zone || sentence.item != reading.sentences[s - 1].item)) {
      // The region of an item's title holds for its rationale until that names another.
      if (sentence.zone != Zone::rationale) {
        carried = Regions();
        carried_side = Side::none;
      }
    }
    work.matches.clear();
    lexicon.match(reading.tokens, sentence.first_token, sentence.end_token, work.matches);
    facts::govern(work, sentence.first_token, sentence.end_token);
    facts::collect_mentions(work, s, carried, carried_side);
    facts::collect_dates(work, s);
    facts::collect_quantities(work, s);
    facts::collect_identity(work, s);
  }
  facts::give_voices(work);
  facts::place_events(work);
  facts::read_items(work);
  for (const AgeSexMention& mention : reading.identities) {
    if (reading.sentences[mention.sentence].zone != Zone::summary) break;
    if (!reading.age && mention.age) reading.age = mention.age;
    if (reading.sex == 0 && !mention.pronoun) reading.sex = mention.sex;
  }
}

Assertion assertion_of(std::string_view text, Span concept_span, const Rulebook& rulebook, const Lexicon& lexicon) {
  Determination letter;
  Reading reading;
  facts::Work work{text, letter, rulebook, lexicon, reading, {}, {}};
  facts::split_sentences(work, {0, static_cast<std::uint32_t>(text.size())}, Zone::summary, no_item);
  Assertion out;
  for (const Sentence& sentence : reading.sentences) {
    if (!sentence.span.overlaps(concept_span)) continue;
    work.matches.clear();
    lexicon.match(reading.tokens, sentence.first_token, sentence.end_token, work.matches);
    facts::govern(work, sentence.first_token, sentence.end_token);
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      if (!reading.tokens[t].span().overlaps(concept_span)) continue;
      const facts::Governor& governor = work.governors[t - sentence.first_token];
      if (governor.polarity == Polarity::affirmed) continue;
      out.polarity = governor.polarity;
      out.absence_claim = governor.absent;
      out.cue = work.span_of(governor.cue_first, governor.cue_end);
      out.scope =
          governor.scope_end > governor.scope_first ? work.span_of(governor.scope_first, governor.scope_end) : Span{};
      return out;
    }
    return out;
  }
  return out;
}

}  // namespace imrlint
