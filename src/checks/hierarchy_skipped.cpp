#include "checks/all.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// Imaging by its plain kinds: each ACOEM chapter of the MTUS has its own criteria for it.
bool imaging(const CaseView& view, std::uint16_t item) {
  const ServiceId service = view.reading.items[item].service;
  if (!service.exists()) return false;
  const std::string& id = view.rulebook[service].id;
  return id == "mri" || id == "ct" || id == "x-ray";
}

bool studied(const CaseView& view, std::uint16_t item) {
  const ServiceId service = view.reading.items[item].service;
  return imaging(view, item) || (service.exists() && view.rulebook[service].id == "emg-ncs");
}

/// A study made before, or after an operation, is a question that the chapters leave open.
bool repeated(const CaseView& view, std::uint16_t item) {
  if (view.reading.items[item].repeat) return true;
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (has_word(view, s,
                 {"repeat", "repeated", "repeating", "second", "postoperative", "surveillance", "upright", "positional",
                  "weight-bearing", "arthrogram", "arthrography"})) {
      return true;
    }
  }
  return false;
}

/// Whether a cited MTUS guideline speaks of the item: the chapter that has its region in the title for imaging, a
/// section that covers the service for the rest.
bool addresses(const CaseView& view, const Cited& cited, std::uint16_t item) {
  if (!is_mtus(view, cited) || !cited.guideline.exists() || fit(view, cited, item) != Fit::fits) return false;
  const Guideline& guideline = view.rulebook[cited.guideline];
  const auto dated = governed_by(view);
  if (dated && !in_force(guideline, dated->date)) return false;
  if (imaging(view, item)) {
    return !(regions_of_title(view, cited.guideline) & view.reading.items[item].regions).empty();
  }
  if (view.rulebook[view.reading.items[item].service].id == "emg-ncs") return true;
  return guideline.publisher != "ACOEM" && !cited.sections.empty();
}

/// The chapter of the MTUS in force that has the region of an imaging item in its title.
GuidelineId chapter_for(const CaseView& view, std::uint16_t item) {
  const ItemReading& reading = view.reading.items[item];
  const auto dated = governed_by(view);
  if (!imaging(view, item) || !dated || reading.regions.empty() || reading.regions_inferred) return {};
  for (std::size_t g = 0; g < view.rulebook.guidelines.size(); ++g) {
    const Guideline& guideline = view.rulebook.guidelines[g];
    if (guideline.family != Family::mtus || guideline.publisher != "ACOEM" || guideline.regions.empty()) continue;
    if (!in_force(guideline, dated->date)) continue;
    const Regions titled = regions_of_title(view, GuidelineId(g));
    // Every region of the item has to be the chapter's: a study of neck and head is not fully addressed.
    if (!titled.empty() && (titled & reading.regions) == reading.regions) return GuidelineId(g);
  }
  return {};
}

struct Words {
  bool named = false;               ///< the rationale speaks of the MTUS or ACOEM at all
  bool narrowed = false;            ///< "does not specifically address": true of a narrower question
  std::uint32_t silent = no_index;  ///< sentence that calls it silent without narrowing that
};

Words words_of(const CaseView& view, std::uint16_t item) {
  Words out;
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Named named = named_in(view, s);
    if (!named.mtus && !named.acoem) continue;
    out.named = true;
    const bool silent = has_cue(view.reading, s, {CueKind::silent}) || has_word(view, s, {"silent"});
    if (!silent || out.silent != no_index) continue;
    // "The chronic pain guideline is silent" is true of an image and says nothing of the chapters.
    if (has_word(view, s, {"chronic", "pain", "section", "repeat", "repeated"})) continue;
    Regions regions;
    each_in(view.reading.regions, s, [&](const RegionMention& mention) { regions |= mention.region; });
    if (!regions.empty() && (regions & view.reading.items[item].regions).empty()) continue;
    out.narrowed = has_word(view, s, {"specific", "specifically", "directly", "explicitly"});
    out.silent = s;
  }
  return out;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    if (item.reviewer.citations.empty()) continue;
    const std::vector<Cited> reviewer = cited_by_reviewer(view, i);
    const bool outside = std::none_of(reviewer.begin(), reviewer.end(), [&](const Cited& cited) {
      return is_mtus(view, cited) ||
             (is_acoem(view, cited) && item.reviewer.basis != GuidelineLine::Basis::outside_mtus);
    });
    const Words words = words_of(view, i);
    const bool calls_silent = words.silent != no_index && studied(view, i);
    if (!calls_silent && (!outside || words.named)) continue;
    const std::vector<Cited> own = cited_by_reviewer(view, i, true);
    const std::vector<Cited> claims = cited_by_claims(view, i, true);
    const auto any_addresses = [&](const std::vector<Cited>& line) {
      return std::any_of(line.begin(), line.end(), [&](const Cited& cited) { return addresses(view, cited, i); });
    };
    Finding finding;
    finding.severity = Severity::warning;
    finding.item = i;
    finding.appeal_ground = AppealGround::h1;
    if (calls_silent) {
      finding.evidence = {{Voice::reviewer, view.reading.sentences[words.silent].span, {}}};
      if (any_addresses(own)) {
        finding.message =
            "the rationale calls the MTUS silent, but its own guideline line rests on a chapter of the MTUS "
            "that addresses the study";
        finding.evidence.push_back({Voice::header, item.reviewer.span, {}});
        finding.confidence = Certainty::high;
      } else if (outside && any_addresses(claims)) {
        finding.message =
            "the rationale calls the MTUS silent, but the claims administrator's line names a chapter of the "
            "MTUS that addresses the study";
        finding.evidence.push_back({Voice::header, item.claims.span, {}});
        finding.confidence = Certainty::high;
      } else if (const GuidelineId chapter = outside && !words.narrowed ? chapter_for(view, i) : GuidelineId();
                 chapter.exists() && !repeated(view, i)) {
        finding.message =
            "the rationale calls the MTUS silent, but " + name_of(view.rulebook[chapter]) + " has criteria for imaging";
        finding.evidence.push_back(
            {Voice::rulebook, {}, name_of(view.rulebook[chapter]) + ": special studies, criteria for imaging"});
        finding.confidence = Certainty::medium;
      } else {
        continue;
      }
      findings.push_back(std::move(finding));
      continue;
    }
    finding.evidence = {{Voice::header, item.reviewer.span, {}}};
    if (any_addresses(claims)) {
      finding.message =
          "the decision rests on sources outside the MTUS only, without a word of why, although the MTUS "
          "guideline that the claims administrator named addresses the service";
      finding.evidence.push_back({Voice::header, item.claims.span, {}});
      finding.confidence = Certainty::high;
    } else if (const GuidelineId chapter = chapter_for(view, i); chapter.exists() && !repeated(view, i)) {
      finding.message = "the decision rests on sources outside the MTUS only, without a word of why, although " +
                        name_of(view.rulebook[chapter]) + " has criteria for imaging";
      finding.evidence.push_back(
          {Voice::rulebook, {}, name_of(view.rulebook[chapter]) + ": special studies, criteria for imaging"});
      finding.confidence = Certainty::medium;
    } else {
      continue;
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check hierarchy_skipped() {
  return {
      "hierarchy-skipped", Severity::warning, "the decision passes over the MTUS without a word of why",
      "The MTUS comes first (Labor Code 4610.5(c)(2), 8 CCR 9792.21.1); other guidelines serve where it does not\n"
      "address the condition. Reports an item decided on ODG or other sources only although a chapter of the MTUS in\n"
      "force addresses it (imaging of a region that a chapter treats, or a section that the claims administrator\n"
      "named), and a rationale that calls the MTUS silent on such a study.\n\n"
      "Silent on services that the chapters leave open (gym memberships, repeated studies), and where the rationale\n"
      "says why the MTUS was left.\n\n"
      "Example: \"MRI of the right knee ... Decision based on Non-MTUS Citation ODG Knee, MRI\", and no word of the\n"
      "MTUS knee chapter.",
      run};
}

}  // namespace imrlint::checks
