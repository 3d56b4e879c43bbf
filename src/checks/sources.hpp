#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.hpp"

/// What an item cites, as the rulebook knows it, and which sources its rationale names. Used by the checks of citations
/// and of numbers and criteria credited to a guideline.
namespace imrlint::checks {

/// A citation of a guideline line with what the rulebook knows of it.
struct Cited {
  const Citation* citation = nullptr;
  GuidelineId guideline;            ///< none: the rulebook does not know it
  std::vector<SectionId> sections;  ///< of that guideline
  bool unknown_section = false;     ///< it prints a section that the rulebook does not know
};
/// The citations of a line; sections are looked up only on demand, since few questions need them.
[[nodiscard]] std::vector<Cited> cited_by_reviewer(const CaseView& view, std::uint16_t item,
                                                   bool with_sections = false);
[[nodiscard]] std::vector<Cited> cited_by_claims(const CaseView& view, std::uint16_t item, bool with_sections = false);

/// "MTUS/ACOEM" is one source: ACOEM's chapters are printed as "MTUS Low Back Complaints 2004".
[[nodiscard]] bool is_mtus(const CaseView& view, const Cited& cited);
[[nodiscard]] bool is_acoem(const CaseView& view, const Cited& cited);
[[nodiscard]] bool is_odg(const CaseView& view, const Cited& cited);

/// Whether a citation can be about an item, by regions and services; `unknown` where the rulebook or the item does not
/// tell enough.
enum class Fit : std::uint8_t { fits, unknown, other_region, other_service };
[[nodiscard]] Fit fit(const CaseView& view, const Cited& cited, std::uint16_t item);

/// Regions that the title of a guideline names ("Low Back Complaints": lumbar), narrower than those it may be used for.
[[nodiscard]] Regions regions_of_title(const CaseView& view, GuidelineId guideline);

/// The governing date with the place that tells it; the decision date where there is no review date.
struct DatedBy {
  Date date;
  Span span;
  bool of_header = false;  ///< of the case header; else only the latest date of the letter, which may be older
};
[[nodiscard]] std::optional<DatedBy> governed_by(const CaseView& view);
[[nodiscard]] bool in_force(const Guideline& guideline, Date date);

/// The sources that a sentence names, by family.
struct Named {
  bool mtus = false;
  bool acoem = false;
  bool odg = false;
  std::optional<std::uint32_t> acoem_chapter;
  Span odg_span;  ///< where the ODG is named first
  Span span;      ///< of the first one
  [[nodiscard]] bool any() const { return mtus || acoem || odg; }
};
[[nodiscard]] Named named_in(const CaseView& view, std::uint32_t sentence);

/// Whether a sentence says that a guideline is silent or does not help, so that naming it is no reliance.
[[nodiscard]] bool says_silent(const CaseView& view, std::uint32_t sentence);

/// Whether a sentence of a rationale reports what a guideline says: by its voice, or because it names a source or
/// states a norm and says nothing of this worker, request or file.
[[nodiscard]] bool guideline_talk(const CaseView& view, std::uint32_t sentence);
/// Whether a sentence stands inside a passage in quotation marks that began before it.
[[nodiscard]] bool inside_quotation(const CaseView& view, std::uint32_t sentence);

/// Editions of one guideline are one work ("Chronic Pain Medical Treatment Guidelines" of 2009 and 2016).
[[nodiscard]] bool same_work(const Rulebook& rulebook, GuidelineId a, GuidelineId b);
/// Whether the reviewer's line of an item cites that work.
[[nodiscard]] bool cites_work(const CaseView& view, std::uint16_t item, GuidelineId guideline);

/// Guidelines of the reviewer's line that the guideline talk of `sentence` can mean: those of the family it names, else
/// of the family named last before it in the rationale, else all.
[[nodiscard]] std::vector<GuidelineId> credited(const CaseView& view, std::uint16_t item, std::uint32_t sentence);

/// Whether a rule speaks of an item, whatever the date.
[[nodiscard]] bool speaks_of(const CaseView& view, const Rule& rule, std::uint16_t item);

/// "ACOEM, Neck and Upper Back Complaints (2004)"; for messages.
[[nodiscard]] std::string name_of(const Guideline& guideline);

/// The word of a token in lower case.
[[nodiscard]] std::string lower_word(const CaseView& view, std::uint32_t token);

/// First token in [first, end) that is one of `words` (lower case), or `end`.
[[nodiscard]] std::uint32_t find_word(const CaseView& view, std::uint32_t first, std::uint32_t end,
                                      std::initializer_list<std::string_view> words);
[[nodiscard]] std::uint32_t find_word(const CaseView& view, std::uint32_t first, std::uint32_t end,
                                      std::span<const std::string_view> words);
[[nodiscard]] bool has_word(const CaseView& view, std::uint32_t sentence,
                            std::initializer_list<std::string_view> words);

/// Warnings about the reviewer's line are notes about the claims administrator's.
void set_about_claims(Finding& finding);

}  // namespace imrlint::checks
