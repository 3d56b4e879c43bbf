#include <algorithm>

#include "facts/dates.hpp"
#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

struct Candidate {
  EventKind kind;
  Span span;
};

EventKind event_of(const CueMention& cue) {
  switch (cue.kind) {
    case CueKind::injury: return EventKind::injury;
    case CueKind::utilization_review: return EventKind::utilization_review;
    case CueKind::authorization: return EventKind::authorization;
    case CueKind::requested: return EventKind::request;
    case CueKind::record_source: return EventKind::visit;
    default: return EventKind::unknown;
  }
}

/// Cost of reading the date at `date` as the date of what `cue` names: how far apart, with a preference for a cue
/// that stands before its date.
std::uint32_t cost(Span date, Span cue) {
  if (cue.end <= date.begin) return date.begin - cue.end;
  if (date.end <= cue.begin) return cue.begin - date.end + 12;
  return 0;
}

std::optional<Date> field_date(const Work& work, const std::optional<Field>& field) {
  if (!field || field->value.empty()) return std::nullopt;
  std::vector<Token> tokens;
  tokenise(work.text, field->value, work.lexicon.words(), tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto date = date_at(work.text, tokens, i);
    if (date && !date->impossible) return date->date;
  }
  return std::nullopt;
}

bool imaging(const Rulebook& book, ServiceId service) {
  for (ServiceId s = service; s.exists(); s = book[s].parent) {
    const std::string& id = book[s].id;
    if (id == "imaging" || id == "electrodiagnostics" || id == "emg-ncs" || id == "testing" || id == "urine-drug-test")
      return true;
  }
  return false;
}

}  // namespace

void place_events(Work& work) {
  Reading& out = work.out;
  const CaseHeader& header = work.letter.header;
  out.injury_date = field_date(work, header.date_of_injury);
  out.ur_date = field_date(work, header.ur_denial_date);
  out.decision_date = field_date(work, header.decision_date);

  std::vector<Candidate> candidates;
  std::size_t cue = 0;
  std::size_t service = 0;
  std::size_t next_date = 0;
  std::optional<Date> visit;
  std::uint16_t zone_item = no_item;
  Zone zone = Zone::summary;
  for (std::uint32_t index = 0; index < out.sentences.size(); ++index) {
    Sentence& sentence = out.sentences[index];
    if (sentence.zone != zone || sentence.item != zone_item) {
      zone = sentence.zone;
      zone_item = sentence.item;
      visit.reset();
    }
    candidates.clear();
    for (; cue < out.cues.size() && out.cues[cue].sentence < index; ++cue) {
    }
    for (std::size_t k = cue; k < out.cues.size() && out.cues[k].sentence == index; ++k) {
      const EventKind kind = event_of(out.cues[k]);
      if (kind != EventKind::unknown) candidates.push_back({kind, out.cues[k].span});
    }
    for (; service < out.services.size() && out.services[service].sentence < index; ++service) {
    }
    for (std::size_t k = service; k < out.services.size() && out.services[k].sentence == index; ++k) {
      if (imaging(work.book, out.services[k].service)) {
        candidates.push_back({EventKind::study, out.services[k].span});
      } else if (work.book[out.services[k].service].id == "surgery") {
        candidates.push_back({EventKind::surgery, out.services[k].span});
      } else if (work.book[out.services[k].service].id == "office-visit" ||
                 work.book[out.services[k].service].id == "consult") {
        candidates.push_back({EventKind::visit, out.services[k].span});
      } else {
        candidates.push_back({EventKind::treatment, out.services[k].span});
      }
    }
    for (; next_date < out.dates.size() && out.dates[next_date].sentence < index; ++next_date) {
    }
    const std::size_t begin = next_date;
    std::size_t end = begin;
    while (end < out.dates.size() && out.dates[end].sentence == index)
      ++end;
    for (std::size_t k = begin; k < end; ++k) {
      DateMention& date = out.dates[k];
      std::uint32_t best = 70;
      for (const Candidate& candidate : candidates) {
        // A cue beyond another date belongs to that one.
        bool blocked = false;
        for (std::size_t o = begin; o < end; ++o) {
          if (o == k) continue;
          const Span other = out.dates[o].span;
          blocked = blocked || (candidate.span.end <= other.begin && other.end <= date.span.begin) ||
                    (date.span.end <= other.begin && other.end <= candidate.span.begin);
        }
        if (blocked) continue;
        const std::uint32_t c = cost(date.span, candidate.span);
        if (c < best) {
          best = c;
          date.event = candidate.kind;
        }
      }
      // "requested an MRI on 07-01-2016" dates the request, not the study.
      if (date.event == EventKind::study || date.event == EventKind::treatment || date.event == EventKind::surgery) {
        std::uint32_t asked = no_index;
        std::uint32_t told = no_index;
        std::uint32_t signed_for = no_index;
        for (const Candidate& candidate : candidates) {
          if (candidate.kind == EventKind::request) asked = std::min(asked, candidate.span.begin);
          if (candidate.kind == EventKind::authorization) signed_for = std::min(signed_for, candidate.span.begin);
          if (candidate.kind == date.event) told = std::min(told, candidate.span.begin);
        }
        if (asked != no_index && asked < told) date.event = EventKind::request;
        if (signed_for != no_index && signed_for < told) date.event = EventKind::authorization;
      }
      if (date.event == EventKind::unknown && sentence.review_history && end - begin == 1)
        date.event = EventKind::utilization_review;
      if (date.event == EventKind::visit || date.event == EventKind::unknown) {
        if (date.date.complete() && !date.impossible) visit = date.date;
      }
    }
    sentence.visit = visit;
  }

  const auto add = [&](EventKind kind, Date date, Span span, Voice voice, ServiceId what, Regions regions) {
    out.timeline.push_back({kind, date, span, voice, what, regions});
  };
  if (out.injury_date) add(EventKind::injury, *out.injury_date, header.date_of_injury->value, Voice::header, {}, {});
  if (out.ur_date)
    add(EventKind::utilization_review, *out.ur_date, header.ur_denial_date->value, Voice::header, {}, {});
  std::size_t s = 0;
  std::size_t r = 0;
  for (const DateMention& date : out.dates) {
    if (date.impossible) continue;
    const Sentence& sentence = out.sentences[date.sentence];
    ServiceId what;
    Regions regions;
    for (; s < out.services.size() && out.services[s].sentence < date.sentence; ++s) {
    }
    for (std::size_t k = s; k < out.services.size() && out.services[k].sentence == date.sentence; ++k) {
      if (!what.exists() || cost(date.span, out.services[k].span) < 60) what = out.services[k].service;
      if (what.exists() && date.event == EventKind::study && imaging(work.book, what)) break;
    }
    for (; r < out.regions.size() && out.regions[r].sentence < date.sentence; ++r) {
    }
    for (std::size_t k = r; k < out.regions.size() && out.regions[k].sentence == date.sentence; ++k) {
      if (cost(date.span, out.regions[k].span) < 60) regions |= out.regions[k].region;
    }
    if (!out.injury_date && date.event == EventKind::injury && sentence.zone == Zone::summary)
      out.injury_date = date.date;
    if (!out.ur_date && date.event == EventKind::utilization_review && sentence.zone == Zone::summary)
      out.ur_date = date.date;
    add(date.event, date.date, date.span, sentence.voice, what, regions);
  }
  std::stable_sort(out.timeline.begin(), out.timeline.end(),
                   [](const Event& a, const Event& b) { return a.date.days() < b.date.days(); });
}

}  // namespace imrlint::facts
