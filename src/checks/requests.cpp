#include "checks/requests.hpp"

#include <algorithm>

#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// End of what a request names: the next verb of a verdict, clause mark or sentence end.
std::uint32_t naming_end(const CaseView& view, const Sentence& sentence, std::uint32_t from) {
  const std::string_view text = view.source.text();
  std::uint32_t end = sentence.span.end;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    const Token& token = view.reading.tokens[t];
    if (token.begin < from) continue;
    if (token.kind == TokenKind::mark && (token.mark == ';' || token.mark == ':')) return token.begin;
    if (token.kind != TokenKind::word || token.length > 9) continue;
    const std::string_view word = text.substr(token.begin, token.length);
    for (const std::string_view stop :
         {"is", "was", "are", "were", "has", "cannot", "would", "should", "does", "exceeds", "since", "because",
          "given", "as", "which", "that", "due", "guidelines", "guideline"}) {
      if (word == stop) return token.begin;
    }
  }
  return end;
}

void fill(const CaseView& view, RequestNaming& naming) {
  const Reading& reading = view.reading;
  each_in(reading.services, naming.sentence, [&](const ServiceMention& m) {
    if (!m.weak && naming.span.contains(m.span) && !view.rulebook[m.service].group)
      naming.services.push_back(m.service);
  });
  each_in(reading.drugs, naming.sentence, [&](const DrugMention& m) {
    if (m.drug.exists() && naming.span.contains(m.span)) naming.drugs.push_back(m.drug);
  });
  bool mixed = false;
  each_in(reading.regions, naming.sentence, [&](const RegionMention& m) {
    if (m.implied || !naming.span.contains(m.span)) return;
    naming.regions |= m.region;
    if (m.side == Side::none) return;
    mixed = mixed || (naming.side != Side::none && naming.side != m.side);
    naming.side = m.side;
  });
  if (mixed) naming.side = Side::none;
}

}  // namespace

std::vector<RequestNaming> namings_in_rationale(const CaseView& view, std::uint16_t item) {
  std::vector<RequestNaming> out;
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    if (sentence.review_history) continue;
    std::uint32_t covered = 0;
    each_in(view.reading.cues, s, [&](const CueMention& cue) {
      if (cue.kind != CueKind::request || cue.span.begin < covered) return;
      RequestNaming naming;
      naming.sentence = s;
      naming.voice = sentence.voice == Voice::guideline ? Voice::reviewer : sentence.voice;
      naming.span = {cue.span.begin, naming_end(view, sentence, cue.span.end)};
      covered = naming.span.end;
      fill(view, naming);
      if (!naming.services.empty() || !naming.drugs.empty() || !naming.regions.empty())
        out.push_back(std::move(naming));
    });
  }
  return out;
}

std::vector<RequestNaming> namings_in_summary(const CaseView& view) {
  std::vector<RequestNaming> out;
  const SentenceRange range = summary_of(view.reading);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    if (!has_cue(view.reading, s,
                 {CueKind::requested, CueKind::authorization, CueKind::utilization_review, CueKind::request}))
      continue;
    RequestNaming naming;
    naming.sentence = s;
    naming.voice = Voice::record;
    naming.span = sentence.span;
    fill(view, naming);
    if (!naming.services.empty() || !naming.drugs.empty()) out.push_back(std::move(naming));
  }
  return out;
}

bool related(const Rulebook& rulebook, ServiceId a, ServiceId b) {
  return a.exists() && b.exists() && (rulebook.is_a(a, b) || rulebook.is_a(b, a));
}

}  // namespace imrlint::checks
