#include "checks/all.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// A section that is printed as a bare number is a page in the wrong place ("Section(s): 326").
std::optional<PageRange> page_in(const CaseView& view, Span section) {
  std::uint32_t value = 0;
  for (const char c : view.source.slice(section)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
    if (value > 9999) return std::nullopt;
  }
  if (value < 10) return std::nullopt;
  return PageRange{value, value, section};
}

/// Editions of the cited chapter that the citation can mean.
std::vector<const Guideline*> candidates(const CaseView& view, const Cited& cited) {
  const Guideline& known = view.rulebook[cited.guideline];
  std::vector<const Guideline*> out;
  for (const Guideline& guideline : view.rulebook.guidelines) {
    if (guideline.family != known.family || guideline.publisher != known.publisher) continue;
    const bool same = known.chapter ? guideline.chapter == known.chapter : guideline.title == known.title;
    if (!same) continue;
    if (cited.citation->edition && guideline.edition && *cited.citation->edition != *guideline.edition) continue;
    out.push_back(&guideline);
  }
  return out;
}

void look(const CaseView& view, std::uint16_t index, const std::vector<Cited>& line, bool claims,
          std::vector<Finding>& findings) {
  for (const Cited& cited : line) {
    if (!cited.guideline.exists()) continue;
    std::vector<PageRange> pages = cited.citation->pages;
    for (const Span section : cited.citation->sections) {
      if (const auto page = page_in(view, section)) pages.push_back(*page);
    }
    std::vector<const Guideline*> editions = candidates(view, cited);
    // Without a printed year, editions that were not in force then are not meant.
    if (!cited.citation->edition) {
      if (const auto dated = governed_by(view)) {
        const auto gone = std::remove_if(editions.begin(), editions.end(),
                                         [&](const Guideline* g) { return !in_force(*g, dated->date); });
        if (gone != editions.begin()) editions.erase(gone, editions.end());
      }
    }
    const Guideline* nearest = nullptr;
    for (const PageRange& page : pages) {
      bool possible = editions.empty();
      for (const Guideline* guideline : editions) {
        if (!guideline->pages || guideline->confidence == Confidence::shaky) {
          possible = true;
          break;
        }
        const int slack = guideline->page_slack;
        const int from = static_cast<int>(guideline->pages->first) - slack;
        const int to = static_cast<int>(guideline->pages->last) + slack;
        // One end inside is enough: "98-99, 127" printed as a range, a dropped digit at one end.
        const auto inside = [&](std::uint32_t p) { return from <= static_cast<int>(p) && static_cast<int>(p) <= to; };
        if (inside(page.first) || inside(page.last)) {
          possible = true;
          break;
        }
        nearest = guideline;
      }
      if (possible || nearest == nullptr) continue;
      const std::string range = std::to_string(nearest->pages->first) + "-" + std::to_string(nearest->pages->last);
      Finding finding;
      finding.severity = Severity::warning;
      finding.item = index;
      finding.confidence = Certainty::high;
      finding.message =
          "page " + std::to_string(page.first) + " does not lie in " + name_of(*nearest) + ", pages " + range;
      finding.evidence = {{Voice::header, cited.citation->span, {}},
                          {Voice::rulebook, {}, name_of(*nearest) + ": pages " + range}};
      if (claims) set_about_claims(finding);
      findings.push_back(std::move(finding));
      break;
    }
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    look(view, i, cited_by_reviewer(view, i), false, findings);
    look(view, i, cited_by_claims(view, i), true, findings);
  }
}

}  // namespace

Check citation_page_out_of_range() {
  return {
      "citation-page-out-of-range", Severity::warning, "a cited page cannot lie in the cited chapter",
      "Reports a page that no edition of the cited chapter has, by the page ranges of the rulebook with their slack "
      "at\n"
      "the edges. A section printed as a bare number counts as a page.\n\n"
      "Silent on guidelines whose pages the rulebook does not know, and on ranges with one end inside the chapter.\n\n"
      "Example: \"MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 303\", a page of the low back chapter.",
      run};
}

}  // namespace imrlint::checks
