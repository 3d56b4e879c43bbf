#include "checks/all.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"
#include "facts/lexicon.hpp"

namespace imrlint::checks {
namespace {

struct Header {
  bool vague = false;  ///< a source outside the MTUS that may be a chapter of the ODG without saying so
  bool mtus = false;
  bool acoem = false;
  bool odg = false;
  bool from_odg = false;         ///< the chronic pain guideline, whose text is the ODG's
  bool unknown_chapter = false;  ///< an ACOEM citation without a chapter, or one that the rulebook does not know
  std::vector<std::uint32_t> chapters;
  std::vector<GuidelineId> guidelines;
};

Header header_of(const CaseView& view, std::uint16_t item) {
  Header out;
  for (const Cited& cited : cited_by_reviewer(view, item)) {
    out.mtus = out.mtus || is_mtus(view, cited);
    out.odg = out.odg || is_odg(view, cited);
    out.vague = out.vague || (!is_mtus(view, cited) && !is_acoem(view, cited) && !is_odg(view, cited));
    if (cited.guideline.exists()) {
      out.guidelines.push_back(cited.guideline);
      const Guideline& guideline = view.rulebook[cited.guideline];
      out.from_odg = out.from_odg || (guideline.family == Family::mtus && guideline.publisher == "DWC" &&
                                      guideline.regions.empty() && guideline.services.empty());
    }
    if (!is_acoem(view, cited)) continue;
    out.acoem = true;
    const auto chapter = cited.citation->chapter ? cited.citation->chapter
                         : cited.guideline.exists() && view.rulebook[cited.guideline].chapter
                             ? std::optional<std::uint32_t>(*view.rulebook[cited.guideline].chapter)
                             : std::nullopt;
    if (chapter) {
      out.chapters.push_back(*chapter);
    } else {
      out.unknown_chapter = true;
    }
  }
  return out;
}

/// "The MTUS is silent, but the ODG recommends ...": the ODG is relied on where it comes after the silence.
bool relies_on_odg(const CaseView& view, std::uint32_t s, const Named& named, const Header& header) {
  if (!named.odg || header.odg || header.vague) return false;
  if (!says_silent(view, s)) return true;
  if (!named.mtus && !named.acoem) return false;
  const Sentence& sentence = view.reading.sentences[s];
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    if (view.reading.tokens[t].begin >= named.odg_span.begin) break;
    const std::string word = lower_word(view, t);
    if (word == "not" || word == "no" || word == "silent" || word == "neither") return word != "neither";
  }
  return false;
}

/// Whether a sentence cites rather than mentions: by page, year or section of the regulation.
bool cites_in_full(const CaseView& view, std::uint32_t s) {
  if (has_word(view, s, {"page", "pages", "pg", "9792", "section", "effective"})) return true;
  // "... 8 C.C.R." may end a sentence before the number of the section.
  const std::uint32_t next =
      s + 1 < view.reading.sentences.size() && view.reading.sentences[s + 1].item == view.reading.sentences[s].item
          ? s + 1
          : s;
  const std::uint32_t end =
      view.reading.sentences[next].zone == Zone::rationale
          ? std::min(view.reading.sentences[next].first_token + 1, view.reading.sentences[next].end_token)
          : view.reading.sentences[s].end_token;
  for (std::uint32_t t = view.reading.sentences[s].first_token; t < std::max(end, view.reading.sentences[s].end_token);
       ++t) {
    const Token& token = view.reading.tokens[t];
    if (token.kind != TokenKind::number) continue;
    const std::string_view written = view.source.slice(token.span());
    const bool year = written.size() == 4 && written.substr(0, 2) == "20";
    if (year || written.substr(0, 4) == "9792") return true;
  }
  return false;
}

/// A guideline of the MTUS that is not bound to a region ("Chronic Pain Medical Treatment Guidelines"), named in full.
std::optional<std::pair<GuidelineId, Span>> named_by_title(const CaseView& view, std::uint32_t sentence) {
  if (view.lexicon == nullptr || !has_word(view, sentence, {"guideline", "guidelines"})) return std::nullopt;
  const Sentence& s = view.reading.sentences[sentence];
  std::vector<Match> matches;
  view.lexicon->match(view.reading.tokens, s.first_token, s.end_token, matches);
  for (const Match& match : matches) {
    if (match.kind != EntryKind::guideline || match.end - match.first < 3) continue;
    const Guideline& guideline = view.rulebook.guidelines[match.id];
    if (guideline.family != Family::mtus || !guideline.regions.empty() || guideline.publisher == "ACOEM") continue;
    const Span span = {view.reading.tokens[match.first].begin, view.reading.tokens[match.end - 1].end()};
    const std::string_view text = view.source.slice(span);
    if (text.find("uideline") == std::string_view::npos) continue;
    return std::pair{GuidelineId(static_cast<std::size_t>(match.id)), span};
  }
  return std::nullopt;
}

/// Whether the line prints the first two words of a title, in whatever form it is cited ("Chronic Pain Medical ...").
bool words_in_line(const CaseView& view, Span line, std::string_view title) {
  const std::size_t first = title.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : title.find(' ', first + 1);
  return view.source.slice(line).find(title.substr(0, second)) != std::string_view::npos;
}

void report(const CaseView& view, std::uint16_t index, std::uint32_t sentence, const std::string& what, bool mtus,
            std::vector<Finding>& findings) {
  Finding finding;
  finding.severity = Severity::warning;
  finding.item = index;
  finding.confidence = Certainty::high;
  finding.appeal_ground = mtus ? AppealGround::h1 : AppealGround::none;
  finding.message = "the rationale relies on " + what + ", which the reviewer's guideline line does not name";
  finding.evidence = {{Voice::guideline, view.reading.sentences[sentence].span, {}},
                      {Voice::header, view.letter.items[index].reviewer.span, {}}};
  findings.push_back(std::move(finding));
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const GuidelineLine& line = view.letter.items[i].reviewer;
    if (line.citations.empty()) continue;  // nothing to compare with; citation-missing tells of that
    const Header header = header_of(view, i);
    bool told_odg = false;
    bool told_mtus = false;
    const SentenceRange range = rationale_of(view.reading, i);
    for (std::uint32_t s = range.first; s < range.end; ++s) {
      const Sentence& sentence = view.reading.sentences[s];
      if (sentence.voice != Voice::guideline || sentence.review_history) continue;
      // Advice to the reader ("are advised to consult the MTUS Opioids Treatment Guidelines") is no ground.
      if (has_word(view, s, {"consult", "advised", "interpreted"})) continue;
      const Named named = named_in(view, s);
      const bool silent = says_silent(view, s);
      if (!told_odg && relies_on_odg(view, s, named, header)) {
        report(view, i, s, "the ODG", false, findings);
        // The chronic pain guideline of the MTUS is taken from the ODG: naming that may be part of its text.
        if (header.from_odg) findings.back().severity = Severity::note;
        told_odg = true;
      }
      if (silent || told_mtus) continue;
      if (named.acoem && !header.acoem && (!named.mtus || !header.mtus || named.acoem_chapter)) {
        report(view, i, s, "ACOEM", true, findings);
        told_mtus = true;
        continue;
      }
      if (named.acoem && named.acoem_chapter && header.acoem && !header.unknown_chapter &&
          std::find(header.chapters.begin(), header.chapters.end(), *named.acoem_chapter) == header.chapters.end()) {
        report(view, i, s, "chapter " + std::to_string(*named.acoem_chapter) + " of ACOEM", true, findings);
        told_mtus = true;
        continue;
      }
      const bool cites = header.mtus ? cites_in_full(view, s) : !has_word(view, s, {"not", "no", "nor"});
      if (const auto title = cites ? named_by_title(view, s) : std::nullopt) {
        const Guideline& guideline = view.rulebook[title->first];
        const bool cited = words_in_line(view, line.body, guideline.title) ||
                           std::any_of(header.guidelines.begin(), header.guidelines.end(),
                                       [&](GuidelineId id) { return view.rulebook[id].title == guideline.title; });
        if (!cited) {
          report(view, i, s,
                 view.source.slice(title->second).find("MTUS") == std::string_view::npos ? "the MTUS " + guideline.title
                                                                                         : guideline.title,
                 true, findings);
          told_mtus = true;
          continue;
        }
      }
      if (named.mtus && !named.acoem && !named.odg && !header.mtus && !header.acoem &&
          has_cue(view.reading, s, {CueKind::guideline_verb}) &&
          !has_word(view, s, {"not", "no", "nor", "neither", "only", "cannot"})) {
        report(view, i, s, "the MTUS", true, findings);
        told_mtus = true;
      }
    }
  }
}

}  // namespace

Check citation_not_in_header() {
  return {
      "citation-not-in-header", Severity::warning,
      "the rationale relies on a source that the guideline line does not name",
      "Reports a guideline that the rationale relies on (\"According to the ODG ...\") although the reviewer's\n"
      "guideline line names no guideline of that family, or another chapter of ACOEM than the one that the rationale\n"
      "names. MTUS and ACOEM count as one source where they are named together, since the MTUS adopts ACOEM's\n"
      "chapters.\n\n"
      "Silent where the rationale says that a guideline is silent, where it tells what the utilization review used,\n"
      "and where the line cites nothing at all (citation-missing).\n\n"
      "Example: the line names MTUS Knee Complaints 2004; the rationale rests on \"The ODG recommends hinged braces\n"
      "for instability\".",
      run};
}

}  // namespace imrlint::checks
