#include "checks/sources.hpp"

#include <array>

#include "checks/support.hpp"
#include "engine/evaluate.hpp"
#include "facts/lexicon.hpp"
#include "facts/token.hpp"

namespace imrlint::checks {
namespace {

/// `lower` is in lower case.
bool same_word(std::string_view written, std::string_view lower) {
  if (written.size() != lower.size()) return false;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const char c = written[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != lower[i]) return false;
  }
  return true;
}

bool contains_word(const CaseView& view, Span span, std::initializer_list<std::string_view> words) {
  const std::string_view text = view.source.slice(span);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return mentions_word(text, word); });
}

/// A chapter of the MTUS that the line names by its number or by the title of a part only ("Chapter 5 Cornerstones of
/// Disability Prevention and Management").
GuidelineId chapter_by_part(const CaseView& view, const Citation& citation) {
  const Rulebook& book = view.rulebook;
  const auto dated = governing_date(view.reading);
  const auto meant = [&](const Guideline& guideline) {
    return guideline.family == Family::mtus && guideline.publisher == "ACOEM" &&
           (!dated || in_force(guideline, *dated)) &&
           (!citation.edition || !guideline.edition || *citation.edition == *guideline.edition);
  };
  for (std::size_t g = 0; g < book.guidelines.size() && citation.chapter; ++g) {
    if (meant(book.guidelines[g]) && book.guidelines[g].chapter && *book.guidelines[g].chapter == *citation.chapter)
      return GuidelineId(g);
  }
  std::vector<Token> tokens;
  std::vector<Match> matches;
  tokenise(view.source.text(), citation.span, view.lexicon->words(), tokens);
  view.lexicon->match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), matches);
  for (const Match& match : matches) {
    if (match.kind != EntryKind::section || match.end - match.first < 3) continue;
    const Guideline& guideline = book.guidelines[match.extra];
    if (meant(guideline) && guideline.regions.empty()) return GuidelineId(static_cast<std::size_t>(match.extra));
  }
  return {};
}

std::vector<Cited> resolve(const CaseView& view, const GuidelineLine& line, const std::vector<GuidelineId>& known,
                           bool with_sections) {
  std::vector<Cited> out;
  std::vector<Token> tokens;
  std::vector<Match> matches;
  for (std::size_t c = 0; c < line.citations.size(); ++c) {
    const Citation& citation = line.citations[c];
    Cited cited;
    cited.citation = &citation;
    if (c < known.size()) cited.guideline = known[c];
    // A chapter of the same name by another publisher is not what is printed.
    const bool printed_mtus = citation.mtus || citation.family == Family::mtus;
    if (cited.guideline.exists() && printed_mtus && view.rulebook[cited.guideline].family != Family::mtus)
      cited.guideline = GuidelineId();
    if (!cited.guideline.exists() && printed_mtus && view.lexicon != nullptr)
      cited.guideline = chapter_by_part(view, citation);
    if (with_sections && cited.guideline.exists() && view.lexicon != nullptr) {
      tokens.clear();
      matches.clear();
      tokenise(view.source.text(), citation.span, view.lexicon->words(), tokens);
      view.lexicon->match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), matches);
      const auto span_of = [&](const Match& m) { return Span{tokens[m.first].begin, tokens[m.end - 1].end()}; };
      // The chapter's own title is no section of it ("neck" in "Neck and Upper Back, MRI").
      Span title;
      for (const Match& match : matches) {
        if (match.kind != EntryKind::guideline || match.id != cited.guideline.value) continue;
        if (title.empty() || span_of(match).size() > title.size()) title = span_of(match);
      }
      std::vector<Span> recognised;
      for (const Match& match : matches) {
        if (match.kind != EntryKind::section || match.extra != cited.guideline.value) continue;
        const Span span = span_of(match);
        if (title.contains(span)) continue;
        recognised.push_back(span);
        const SectionId section{static_cast<std::size_t>(match.id)};
        if (std::find(cited.sections.begin(), cited.sections.end(), section) == cited.sections.end())
          cited.sections.push_back(section);
      }
      cited.unknown_section = std::any_of(citation.sections.begin(), citation.sections.end(), [&](Span printed) {
        return std::none_of(recognised.begin(), recognised.end(), [&](Span r) { return r.overlaps(printed); });
      });
    }
    out.push_back(std::move(cited));
  }
  return out;
}

bool bodily_overlap(Regions item, Regions covered, bool through_nerves) {
  Regions wanted = item;
  // Ribs are examined with the thoracic spine; an extremity as a whole holds its parts.
  if (item.has(Region::chest)) wanted |= Region::thoracic;
  if (item.has(Region::upper_extremity) || item.has(Region::lower_extremity) || through_nerves)
    wanted |= with_neighbours(item);
  return !(wanted & covered).empty();
}

}  // namespace

std::vector<Cited> cited_by_reviewer(const CaseView& view, std::uint16_t item, bool with_sections) {
  return resolve(view, view.letter.items[item].reviewer, view.reading.items[item].reviewer_guidelines, with_sections);
}

std::vector<Cited> cited_by_claims(const CaseView& view, std::uint16_t item, bool with_sections) {
  return resolve(view, view.letter.items[item].claims, view.reading.items[item].claims_guidelines, with_sections);
}

bool is_mtus(const CaseView& view, const Cited& cited) {
  if (cited.citation->mtus || cited.citation->family == Family::mtus) return true;
  return cited.guideline.exists() && view.rulebook[cited.guideline].family == Family::mtus;
}

bool is_acoem(const CaseView& view, const Cited& cited) {
  if (cited.citation->family == Family::acoem) return true;
  if (cited.guideline.exists() && view.rulebook[cited.guideline].publisher == "ACOEM") return true;
  if (contains_word(view, cited.citation->span, {"ACOEM"})) return true;
  // "MTUS Knee Complaints 2004": only ACOEM's chapters are titled so.
  return cited.citation->mtus && !cited.guideline.exists() && contains_word(view, cited.citation->span, {"Complaints"});
}

bool is_odg(const CaseView& view, const Cited& cited) {
  if (cited.citation->family == Family::odg) return true;
  if (cited.guideline.exists() && view.rulebook[cited.guideline].family == Family::odg) return true;
  return contains_word(view, cited.citation->span, {"ODG", "Disability Guidelines", "Disability Guideline"});
}

Fit fit(const CaseView& view, const Cited& cited, std::uint16_t item) {
  if (!cited.guideline.exists()) return Fit::unknown;
  const Rulebook& book = view.rulebook;
  const Guideline& guideline = book[cited.guideline];
  const ItemReading& reading = view.reading.items[item];
  const bool service_known = reading.service.exists() && !book[reading.service].group;
  const std::string_view service = service_known ? std::string_view(book[reading.service].id) : std::string_view();

  Regions covered;
  bool anywhere = false;
  if (cited.sections.empty()) {
    covered = guideline.regions;
    anywhere = covered.empty();
  } else {
    for (const SectionId id : cited.sections) {
      const GuidelineSection& section = guideline.sections[id.value];
      const Regions regions = section.regions.empty() ? guideline.regions : section.regions;
      covered |= regions;
      anywhere = anywhere || regions.empty();
    }
  }
  const bool placed = !reading.regions.empty() && !reading.regions_inferred && !reading.regions.has(Region::whole_body);
  // What nerves carry to a limb is studied by the chapter of the spine, and the other way round.
  const bool through_nerves = service == "emg-ncs";
  if (placed && !anywhere && !bodily_overlap(reading.regions, covered, through_nerves)) return Fit::other_region;

  // What belongs to an operation, and what the taxonomy has no word for, may stand anywhere.
  static constexpr std::array<std::string_view, 4> anything = {"other", "associated-surgical-service", "pre-op", "fce"};
  const bool bound = service_known && std::find(anything.begin(), anything.end(), service) == anything.end();
  if (bound && !cited.unknown_section) {
    bool covers = false;
    if (cited.sections.empty()) {
      covers = guideline.services.empty() || book.covers(guideline.services, reading.service);
    } else {
      for (const SectionId id : cited.sections) {
        const std::vector<ServiceId>& services = guideline.sections[id.value].services;
        covers = covers || (services.empty() ? book.covers(guideline.services, reading.service)
                                             : book.covers(services, reading.service));
      }
    }
    if (!covers) return Fit::other_service;
  }
  if ((!placed && !anywhere) || !service_known) return Fit::unknown;
  return Fit::fits;
}

Regions regions_of_title(const CaseView& view, GuidelineId guideline) {
  Regions out;
  if (!guideline.exists() || view.lexicon == nullptr) return out;
  const std::string_view title = view.rulebook[guideline].title;
  std::vector<Token> tokens;
  std::vector<Match> matches;
  tokenise(title, {0, static_cast<std::uint32_t>(title.size())}, view.lexicon->words(), tokens);
  view.lexicon->match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), matches);
  for (const Match& match : matches) {
    if (match.kind == EntryKind::region && match.extra == 0) out |= static_cast<Region>(match.id);
  }
  return out;
}

std::optional<DatedBy> governed_by(const CaseView& view) {
  const Reading& reading = view.reading;
  const auto date = governing_date(reading);
  if (!date) return std::nullopt;
  DatedBy out;
  out.date = *date;
  const CaseHeader& header = view.letter.header;
  const std::optional<Field>* field = nullptr;
  if (reading.ur_date && header.ur_denial_date) {
    field = &header.ur_denial_date;
  } else if (!reading.ur_date && reading.decision_date && header.decision_date) {
    field = &header.decision_date;
  }
  if (field != nullptr && !(*field)->value.empty()) {
    out.span = join((*field)->label, (*field)->value);
    out.of_header = true;
    return out;
  }
  for (const DateMention& mention : reading.dates) {
    if (mention.date == *date && !mention.impossible) out.span = sentence_around(reading, mention.span);
  }
  if (out.span.empty()) return std::nullopt;
  return out;
}

bool in_force(const Guideline& guideline, Date date) {
  if (guideline.in_force_from && date.days() < guideline.in_force_from->days()) return false;
  return !(guideline.in_force_to && guideline.in_force_to->days() < date.days());
}

std::string lower_word(const CaseView& view, std::uint32_t token) {
  std::string out(view.source.slice(view.reading.tokens[token].span()));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::uint32_t find_word(const CaseView& view, std::uint32_t first, std::uint32_t end,
                        std::initializer_list<std::string_view> words) {
  return find_word(view, first, end, std::span(words.begin(), words.size()));
}

std::uint32_t find_word(const CaseView& view, std::uint32_t first, std::uint32_t end,
                        std::span<const std::string_view> words) {
  // Few words of a letter begin with the right letter; only those are compared.
  std::uint32_t initials = 0;
  for (const std::string_view word : words)
    initials |= 1U << (static_cast<unsigned>(word.front()) & 31U);
  const std::string_view text = view.source.text();
  for (std::uint32_t t = first; t < end; ++t) {
    const Token& token = view.reading.tokens[t];
    if (token.kind != TokenKind::word) continue;
    if (((initials >> (static_cast<unsigned>(text[token.begin]) & 31U)) & 1U) == 0) continue;
    const std::string_view written = text.substr(token.begin, token.length);
    for (const std::string_view word : words) {
      if (same_word(written, word)) return t;
    }
  }
  return end;
}

bool has_word(const CaseView& view, std::uint32_t sentence, std::initializer_list<std::string_view> words) {
  const Sentence& s = view.reading.sentences[sentence];
  return find_word(view, s.first_token, s.end_token, words) != s.end_token;
}

Named named_in(const CaseView& view, std::uint32_t sentence) {
  const Reading& reading = view.reading;
  const Sentence& s = reading.sentences[sentence];
  Named out;
  for (std::uint32_t t = s.first_token; t < s.end_token; ++t) {
    const Token& token = reading.tokens[t];
    if (token.kind != TokenKind::word || token.length < 3 || token.length > 8) continue;
    const char initial = static_cast<char>(view.source.text()[token.begin] | 0x20);
    if (initial != 'o' && initial != 'a' && initial != 'm') continue;
    const std::string_view written = view.source.slice(token.span());
    const auto is = [&](std::string_view wanted) { return same_word(written, wanted); };
    // "(ODG)" after the full name adds nothing, and "(ODG, 2009)" is a reference inside quoted text.
    const bool parenthesised = t > s.first_token && reading.tokens[t - 1].kind == TokenKind::mark &&
                               (reading.tokens[t - 1].mark == '(' || reading.tokens[t - 1].mark == '[');
    const auto next_is = [&](std::uint32_t k, std::string_view wanted) {
      return k < s.end_token && same_word(view.source.slice(reading.tokens[k].span()), wanted);
    };
    bool found = false;
    if ((is("odg") && !parenthesised) || (is("official") && next_is(t + 1, "disability"))) {
      out.odg = found = true;
      if (out.odg_span.empty()) out.odg_span = token.span();
    } else if (is("acoem") && !parenthesised) {
      out.acoem = found = true;
    } else if (is("american") && next_is(t + 1, "college") && next_is(t + 3, "occupational")) {
      out.acoem = found = true;
    } else if ((is("mtus") && !parenthesised) ||
               (is("medical") && next_is(t + 1, "treatment") && next_is(t + 2, "utilization"))) {
      out.mtus = found = true;
    }
    if (found && out.span.empty()) out.span = token.span();
    if (found && out.acoem) {
      for (std::uint32_t k = t + 1; k + 1 < s.end_token && k < t + 5; ++k) {
        if (!next_is(k, "chapter")) continue;
        const auto number = number_value(view.source.text(), reading.tokens[k + 1]);
        if (number && *number >= 1 && *number <= 16) out.acoem_chapter = static_cast<std::uint32_t>(*number);
      }
    }
  }
  return out;
}

bool says_silent(const CaseView& view, std::uint32_t sentence) {
  if (has_cue(view.reading, sentence, {CueKind::silent}) || has_word(view, sentence, {"silent"})) return true;
  return has_word(view, sentence, {"not", "no", "neither", "nor", "cannot", "lacks"}) &&
         has_word(view, sentence,
                  {"address",    "addressed",      "addresses",       "mention", "mentioned", "mentions", "discuss",
                   "discussed",  "recommendation", "recommendations", "cover",   "covered",   "speak",    "apply",
                   "applicable", "deal",           "helpful",         "contain", "provide",   "list",     "include",
                   "specific",   "specifically",   "pertain",         "guidance"});
}

bool inside_quotation(const CaseView& view, std::uint32_t sentence) {
  const Sentence& s = view.reading.sentences[sentence];
  bool open = false;
  for (std::uint32_t k = sentence; k-- > 0;) {
    const Sentence& before = view.reading.sentences[k];
    if (before.zone != s.zone || before.item != s.item) break;
    for (std::uint32_t t = before.first_token; t < before.end_token; ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind == TokenKind::mark && token.mark == '"') open = !open;
    }
  }
  if (!open) return false;
  // Marks that are lost in copying leave one open: the passage counts only where it is closed again.
  for (std::uint32_t k = sentence; k < view.reading.sentences.size(); ++k) {
    const Sentence& after = view.reading.sentences[k];
    if (after.zone != s.zone || after.item != s.item) break;
    for (std::uint32_t t = after.first_token; t < after.end_token; ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind == TokenKind::mark && token.mark == '"') return true;
    }
  }
  return false;
}

bool guideline_talk(const CaseView& view, std::uint32_t sentence) {
  const Sentence& s = view.reading.sentences[sentence];
  if (s.zone != Zone::rationale || s.review_history) return false;
  if (s.voice == Voice::guideline) return true;
  if (s.voice != Voice::reviewer) return false;
  if (inside_quotation(view, sentence)) return true;
  if (has_cue(view.reading, sentence,
              {CueKind::link, CueKind::request, CueKind::exceeds, CueKind::met, CueKind::requested, CueKind::completed,
               CueKind::necessary, CueKind::not_necessary, CueKind::utilization_review})) {
    return false;
  }
  bool dated = false;
  each_in(view.reading.dates, sentence, [&](const DateMention& mention) { dated = dated || mention.date.complete(); });
  if (dated || has_word(view, sentence, {"was", "were", "had", "has", "this", "here", "she", "he", "his", "her"}))
    return false;
  std::uint32_t source = no_index;
  std::uint32_t record = no_index;
  std::uint32_t worker = no_index;
  each_in(view.reading.cues, sentence, [&](const CueMention& cue) {
    if (cue.kind == CueKind::guideline_source) source = std::min(source, cue.span.begin);
    if (cue.kind == CueKind::record_source) record = std::min(record, cue.span.begin);
    if (cue.kind == CueKind::worker) worker = std::min(worker, cue.span.begin);
  });
  const std::uint32_t word =
      find_word(view, s.first_token, s.end_token, {"chapter", "guideline", "guidelines", "text"});
  if (word != s.end_token) source = std::min(source, view.reading.tokens[word].begin);
  // "The chapter calls it useful if the patient is at risk" speaks of any patient.
  const std::uint32_t condition = find_word(view, s.first_token, s.end_token, {"if", "when", "unless"});
  const bool general = source < worker && condition != s.end_token && view.reading.tokens[condition].begin < worker;
  if (worker != no_index && !general) return false;
  // "The chapter asks for signs on examination" reports a guideline, "On examination, the chapter's signs ..." does
  // not.
  if (source != no_index) return record == no_index || source < record;
  if (!has_cue(view.reading, sentence, {CueKind::guideline_norm})) return false;
  if (has_word(view, sentence, {"no", "not", "without", "lack", "unclear", "however"})) return false;
  const std::string first = lower_word(view, s.first_token);
  return record == no_index || first == "if" || first == "when" || first == "for";
}

bool same_work(const Rulebook& rulebook, GuidelineId a, GuidelineId b) {
  if (!a.exists() || !b.exists()) return false;
  return a == b || (rulebook[a].family == rulebook[b].family && rulebook[a].title == rulebook[b].title);
}

bool cites_work(const CaseView& view, std::uint16_t item, GuidelineId guideline) {
  const std::vector<GuidelineId>& cited = view.reading.items[item].reviewer_guidelines;
  return std::any_of(cited.begin(), cited.end(),
                     [&](GuidelineId id) { return same_work(view.rulebook, id, guideline); });
}

std::vector<GuidelineId> credited(const CaseView& view, std::uint16_t item, std::uint32_t sentence) {
  Named named;
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = sentence + 1; s-- > range.first;) {
    named = named_in(view, s);
    if (named.any()) break;
  }
  std::vector<GuidelineId> out;
  for (const Cited& cited : cited_by_reviewer(view, item)) {
    if (!cited.guideline.exists()) continue;
    const bool meant = !named.any() || (named.odg && is_odg(view, cited)) || (named.mtus && is_mtus(view, cited)) ||
                       (named.acoem && is_acoem(view, cited));
    if (meant) out.push_back(cited.guideline);
  }
  return out;
}

bool speaks_of(const CaseView& view, const Rule& rule, std::uint16_t item) {
  const ItemReading& reading = view.reading.items[item];
  const Rulebook& book = view.rulebook;
  if (!reading.service.exists() || !book.covers(rule.services, reading.service)) return false;
  if (!rule.regions.empty() && !reading.regions.empty() && (rule.regions & reading.regions).empty()) return false;
  if (rule.drugs.empty() && rule.drug_classes.empty()) return true;
  return std::any_of(reading.drugs.begin(), reading.drugs.end(), [&](DrugId drug) {
    return std::find(rule.drugs.begin(), rule.drugs.end(), drug) != rule.drugs.end() ||
           std::find(rule.drug_classes.begin(), rule.drug_classes.end(), book[drug].drug_class) !=
               rule.drug_classes.end();
  });
}

std::string name_of(const Guideline& guideline) {
  std::string out;
  if (guideline.family == Family::odg) {
    out = "ODG, ";
  } else if (guideline.family == Family::mtus && guideline.publisher == "ACOEM") {
    out = "MTUS/ACOEM, ";
  } else if (guideline.family == Family::mtus) {
    out = "MTUS, ";
  } else if (guideline.family == Family::acoem) {
    out = "ACOEM, ";
  }
  out += guideline.title;
  if (guideline.edition) out += " (" + std::to_string(*guideline.edition) + ")";
  return out;
}

void set_about_claims(Finding& finding) {
  std::string message("claims administrator's line: ");
  message += finding.message;
  finding.message = std::move(message);
  finding.severity = Severity::note;
  finding.about_claims_administrator = true;
  finding.appeal_ground = AppealGround::none;
}

}  // namespace imrlint::checks
