#include <array>

#include "checks/all.hpp"
#include "checks/requests.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

constexpr std::string_view refusals[] = {"denied", "denies",           "deny",       "noncertified", "uncertified",
                                         "denial", "noncertification", "disapproved"};
constexpr std::string_view grants[] = {"approved",      "authorized", "modified",  "modification",
                                       "conditionally", "partially",  "withdrawn", "reviewed"};
constexpr std::string_view reasons[] = {"due",       "because",    "since",   "given",    "noting", "citing",
                                        "stating",   "indicating", "lack",    "without",  "based",  "reason",
                                        "rationale", "pending",    "until",   "unless",   "that",   "there",
                                        "which",     "while",      "however", "although", "but"};

/// "non-certified" is two words to the tokens.
std::uint32_t refusal_in(const CaseView& view, const Sentence& sentence) {
  const std::uint32_t plain = find_word(view, sentence.first_token, sentence.end_token, refusals);
  for (std::uint32_t t = sentence.first_token; t + 1 < sentence.end_token && t < plain; ++t) {
    const std::string first = lower_word(view, t);
    const std::string next = lower_word(view, t + 1);
    if (first == "non" && (next == "certified" || next == "certifying" || next == "certification")) return t;
    if (first == "failed" && next == "to" && t + 2 < sentence.end_token && lower_word(view, t + 2) == "approve")
      return t;
  }
  return plain;
}

bool grants_something(const CaseView& view, const Sentence& sentence) {
  if (find_word(view, sentence.first_token, sentence.end_token, grants) != sentence.end_token) return true;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    if (lower_word(view, t) == "certified" && (t == sentence.first_token || lower_word(view, t - 1) != "non"))
      return true;
  }
  return false;
}

/// Tokens of what the review refused: from the sentence's begin or the refusal to the reasons for it.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};
Range refused(const CaseView& view, std::uint32_t s) {
  const Sentence& sentence = view.reading.sentences[s];
  if (!has_cue(view.reading, s, {CueKind::utilization_review}) && !sentence.review_history) return {};
  const std::uint32_t at = refusal_in(view, sentence);
  if (at == sentence.end_token || grants_something(view, sentence)) return {};
  std::uint32_t end = find_word(view, sentence.first_token, sentence.end_token, reasons);
  // "As there is no ...": the reasons begin there.
  for (std::uint32_t t = at; t < end; ++t) {
    const Token& token = view.reading.tokens[t];
    if (token.kind == TokenKind::mark && token.mark == ';') end = t;
    if (token.kind == TokenKind::word && lower_word(view, t) == "as" && t > at + 1) end = t;
    if (token.kind == TokenKind::word && lower_word(view, t) == "for" && t + 1 < end) {
      const std::string next = lower_word(view, t + 1);
      if (next == "no" || next == "not" || next == "failure" || next == "insufficient") end = t;
    }
  }
  return {sentence.first_token, end};
}

bool in_a_title(const CaseView& view, std::string_view folded) {
  for (const Sentence& sentence : view.reading.sentences) {
    if (sentence.zone != Zone::title) continue;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      if (fold_word(view.source.slice(view.reading.tokens[t].span())) == folded) return true;
    }
  }
  return false;
}

bool decided_service(const CaseView& view, const ServiceMention& mention) {
  for (const ItemReading& item : view.reading.items) {
    if (related(view.rulebook, mention.service, item.service)) return true;
    // Plain and compounded topicals go by one name in summaries.
    if (item.service.exists() && view.rulebook[mention.service].parent.exists() &&
        view.rulebook[mention.service].parent == view.rulebook[item.service].parent &&
        view.rulebook[view.rulebook[mention.service].parent].id == "topicals")
      return true;
  }
  // Titles of several services, and services that an item's title names beside its own.
  for (std::uint32_t s = 0; s < view.reading.sentences.size(); ++s) {
    if (view.reading.sentences[s].zone != Zone::title) continue;
    bool found = false;
    each_in(view.reading.services, s,
            [&](const ServiceMention& m) { found = found || related(view.rulebook, m.service, mention.service); });
    if (found) return true;
  }
  const std::string folded = fold_word(view.source.slice(mention.span));
  return in_a_title(view, folded);
}

bool decided_drug(const CaseView& view, const DrugMention& mention) {
  for (const ItemReading& item : view.reading.items) {
    for (const DrugId drug : item.drugs) {
      if (drug == mention.drug || view.rulebook[drug].drug_class == mention.drug_class) return true;
    }
  }
  return in_a_title(view, fold_word(view.source.slice(mention.span)));
}

void report(const CaseView& view, std::uint32_t sentence, Span what, std::vector<Finding>& findings) {
  if (view.letter.items.empty()) return;
  Finding finding;
  finding.severity = Severity::note;
  finding.confidence = Certainty::medium;
  finding.message = "the case summary tells of a request for " + quoted(view, what) + ", which no item decides";
  Span titles;
  for (const Item& item : view.letter.items) {
    if (titles.empty()) titles = item.title;
  }
  std::string decided;
  for (const Item& item : view.letter.items) {
    if (!decided.empty()) decided += "; ";
    decided += quoted(view, item.title, 80);
  }
  finding.evidence = {{Voice::record, view.reading.sentences[sentence].span, {}},
                      {Voice::header, titles, {}},
                      {Voice::arithmetic, {}, "items decided: " + decided}};
  findings.push_back(std::move(finding));
}

/// A refused thing that the vocabulary does not know ("P&S status"): no word of it stands in a title.
bool unknown_request(const CaseView& view, std::uint32_t s, const Range& range, std::vector<Finding>& findings) {
  static constexpr std::array<std::string_view, 26> hollow = {
      "the",  "a",        "an",        "for",  "of",    "to",   "and",   "request",
      "was",  "were",     "is",        "with", "in",    "on",   "by",    "at",
      "from", "service",  "treatment", "item", "above", "same", "dated", "authorization",
      "form", "requested"};
  std::uint32_t first = range.end;
  for (std::uint32_t t = range.first; t + 1 < range.end; ++t) {
    const std::string word = lower_word(view, t);
    if ((word == "request" || word == "requests") && lower_word(view, t + 1) == "for") first = t + 2;
  }
  if (first >= range.end) return false;
  std::uint32_t end = first;
  bool telling = false;
  for (; end < range.end; ++end) {
    const Token& token = view.reading.tokens[end];
    if (token.kind == TokenKind::mark && (token.mark == ',' || token.mark == '.' || token.mark == ';')) break;
    if (token.kind != TokenKind::word) continue;
    const std::string word = lower_word(view, end);
    if (word == "was" || word == "were" || word == "is") break;
    if (std::find(hollow.begin(), hollow.end(), word) != hollow.end()) continue;
    if (in_a_title(view, fold_word(word))) return false;
    telling = telling || token.length >= 3;
  }
  if (!telling || end <= first) return false;
  report(view, s, {view.reading.tokens[first].begin, view.reading.tokens[end - 1].end()}, findings);
  return true;
}

/// The same study of another region: "requested an MRI of the neck and brain", and only the neck is decided.
void other_region(const CaseView& view, std::uint32_t s, Range range, std::vector<Finding>& findings) {
  if (range.end <= range.first) return;
  const std::uint32_t begin = view.reading.tokens[range.first].begin;
  const std::uint32_t end = view.reading.tokens[range.end - 1].end();
  const ServiceId imaging = view.rulebook.service("imaging");
  std::vector<ServiceMention> services;
  each_in(view.reading.services, s, [&](const ServiceMention& m) {
    if (!m.weak && m.span.begin >= begin && m.span.end <= end) services.push_back(m);
  });
  for (std::size_t k = 0; k < services.size(); ++k) {
    const ServiceMention& service = services[k];
    if (!imaging.exists() || !view.rulebook.is_a(service.service, imaging) || view.rulebook[service.service].group)
      continue;
    Regions covered;
    bool open = false;
    for (const ItemReading& item : view.reading.items) {
      if (!related(view.rulebook, service.service, item.service)) continue;
      covered |= with_neighbours(item.regions);
      open = open || item.regions.empty();
    }
    if (covered.empty() || open) continue;
    // "a brain MRI"
    bool named_before = false;
    each_in(view.reading.regions, s, [&](const RegionMention& m) {
      if (m.implied || m.span.end > service.span.begin || service.span.begin - m.span.end > 12) return;
      const std::string_view between = view.source.slice({m.span.end, service.span.begin});
      if (between.find(',') != std::string_view::npos || between.find(" and ") != std::string_view::npos) return;
      named_before = true;
      if (!covered.has(m.region)) report(view, s, join(m.span, service.span), findings);
    });
    if (named_before) continue;
    const std::uint32_t until = k + 1 < services.size() ? services[k + 1].span.begin : end;
    bool told = false;
    each_in(view.reading.regions, s, [&](const RegionMention& m) {
      if (told || m.implied || m.span.begin < service.span.end || m.span.end > until) return;
      if (covered.has(m.region)) return;
      report(view, s, join(service.span, m.span), findings);
      told = true;
    });
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const SentenceRange summary = summary_of(view.reading);
  std::vector<ServiceId> told_services;
  std::vector<DrugId> told_drugs;
  for (std::uint32_t s = summary.first; s < summary.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    const Range range = refused(view, s);
    if (range.end > range.first) {
      const std::uint32_t begin = view.reading.tokens[range.first].begin;
      const std::uint32_t end = view.reading.tokens[range.end - 1].end();
      bool known = false;
      each_in(view.reading.services, s, [&](const ServiceMention& m) {
        if (m.span.begin < begin || m.span.end > end) return;
        known = known || !view.rulebook[m.service].group;
        if (m.weak || view.rulebook[m.service].group || decided_service(view, m)) return;
        if (std::find(told_services.begin(), told_services.end(), m.service) != told_services.end()) return;
        told_services.push_back(m.service);
        report(view, s, m.span, findings);
      });
      each_in(view.reading.drugs, s, [&](const DrugMention& m) {
        if (m.span.begin < begin || m.span.end > end) return;
        known = true;
        if (!m.drug.exists() || decided_drug(view, m)) return;
        if (std::find(told_drugs.begin(), told_drugs.end(), m.drug) != told_drugs.end()) return;
        told_drugs.push_back(m.drug);
        report(view, s, m.span, findings);
      });
      if (known) {
        other_region(view, s, range, findings);
      } else {
        unknown_request(view, s, range, findings);
      }
      continue;
    }
    if (sentence.review_history || has_cue(view.reading, s, {CueKind::utilization_review})) continue;
    if (!has_word(view, s, {"requested", "requests", "requesting"}) || grants_something(view, sentence)) continue;
    other_region(view, s, {sentence.first_token, find_word(view, sentence.first_token, sentence.end_token, reasons)},
                 findings);
  }
}

}  // namespace

Check request_not_decided() {
  return {
      "request-not-decided", Severity::note, "the case summary tells of a refused request that no item decides",
      "Reports a service, drug or other thing that the case summary says the utilization review refused, and that no\n"
      "item decides; and a requested study of a body region that no item with that study covers.\n\n"
      "Silent on what the review approved or modified, on what stands among its reasons, on care that was given, and\n"
      "where an item names the thing in other words of the vocabulary.\n\n"
      "Example: \"Utilization review denied an MRI of the knee and a brace\", and the brace is the only item.",
      run};
}

}  // namespace imrlint::checks
