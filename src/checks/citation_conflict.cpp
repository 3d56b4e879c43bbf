#include "checks/all.hpp"
#include "checks/requests.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// A sentence of the summary that tells what the utilization review cited, with the sentences that tell on what.
struct Told {
  std::uint32_t first = 0;  ///< the review's decision
  std::uint32_t cites = 0;  ///< the sources; may be the same sentence
  Named named;
};

std::vector<Told> told_of_review(const CaseView& view) {
  std::vector<Told> out;
  const SentenceRange summary = summary_of(view.reading);
  std::uint32_t decided = no_index;
  for (std::uint32_t s = summary.first; s < summary.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    const bool review = has_cue(view.reading, s, {CueKind::utilization_review});
    if (review) decided = s;
    if (!sentence.review_history && !review) decided = no_index;
    if (decided == no_index) continue;
    const bool cites = has_word(
        view, s,
        {"citing", "cited", "cites", "cite", "referencing", "referenced", "noting", "per", "according", "compliance"});
    if (!cites) continue;
    // The physician's own sources are another matter.
    if (!review && has_cue(view.reading, s, {CueKind::worker})) continue;
    const Named named = named_in(view, s);
    if (named.any()) out.push_back({decided, s, named});
  }
  return out;
}

/// Whether the review's decision that is told in [first, last] is the one on this item.
bool about(const CaseView& view, const Told& told, std::uint16_t item) {
  const ItemReading& reading = view.reading.items[item];
  bool any = false;
  bool same = false;
  // "denied the MRI, citing ACOEM, and denied therapy": the sources are those of what stands before them.
  const Span sources = told.named.span;
  bool before = false;
  const auto stands_before = [&](std::uint32_t s, Span span) { return s != told.cites || span.begin < sources.begin; };
  each_in(view.reading.services, told.cites, [&](const ServiceMention& mention) {
    before = before || (!mention.weak && stands_before(told.cites, mention.span));
  });
  for (std::uint32_t s = told.first; s <= told.cites; ++s) {
    each_in(view.reading.services, s, [&](const ServiceMention& mention) {
      if (mention.weak || view.rulebook[mention.service].group) return;
      if (before && !stands_before(s, mention.span)) return;
      any = true;
      same = same || (reading.service.exists() && related(view.rulebook, mention.service, reading.service));
    });
    each_in(view.reading.drugs, s, [&](const DrugMention& mention) {
      if (!mention.drug.exists()) return;
      any = true;
      same = same || std::find(reading.drugs.begin(), reading.drugs.end(), mention.drug) != reading.drugs.end();
    });
  }
  return any ? same : view.letter.items.size() == 1;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const std::vector<Told> told = told_of_review(view);
  for (std::uint16_t i = 0; i < view.letter.items.size() && !told.empty(); ++i) {
    const GuidelineLine& line = view.letter.items[i].claims;
    const bool nothing = line.basis == GuidelineLine::Basis::cited_nothing && line.citations.empty();
    if (!nothing && line.citations.empty()) continue;
    bool mtus = false;
    bool odg = false;
    bool unknown = false;
    for (const Cited& cited : cited_by_claims(view, i)) {
      const bool is_one = is_mtus(view, cited) || is_acoem(view, cited);
      mtus = mtus || is_one;
      odg = odg || is_odg(view, cited);
      unknown = unknown || (!is_one && !is_odg(view, cited));
    }
    for (const Told& t : told) {
      if (!about(view, t, i)) continue;
      const bool same = ((t.named.mtus || t.named.acoem) && mtus) || (t.named.odg && odg) || unknown;
      if (same) continue;
      Finding finding;
      finding.severity = Severity::warning;
      finding.item = i;
      finding.confidence = t.first == t.cites ? Certainty::high : Certainty::medium;
      finding.message = nothing
                            ? "the summary tells what the utilization review cited, the claims administrator's line "
                              "that it cited nothing"
                            : "the summary and the claims administrator's line name different sources of the "
                              "utilization review";
      finding.evidence = {{Voice::record, view.reading.sentences[t.cites].span, {}}, {Voice::header, line.span, {}}};
      findings.push_back(std::move(finding));
      break;
    }
  }
}

}  // namespace

Check citation_conflict() {
  return {
      "citation-conflict", Severity::warning, "the letter says two things of what the utilization review cited",
      "Reports an item whose claims administrator's line says that no guideline was cited (or names only ODG, or only\n"
      "the MTUS) while the case summary says that the utilization review of that service cited one (or only the "
      "other).\n\n"
      "Silent where the summary names no source, where the sentence is about another service, and on what the\n"
      "treating physician cites.\n\n"
      "Example: \"On 03/02/2015 utilization review denied the splint, citing the ODG.\" against \"The Claims\n"
      "Administrator did not cite any medical evidence for its decision.\"",
      run};
}

}  // namespace imrlint::checks
