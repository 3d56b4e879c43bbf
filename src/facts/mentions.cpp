#include <algorithm>
#include <array>

#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

/// Spinal levels: "C5", "T12", "L4", "S1"; none of "T2-weighted".
std::optional<Region> level_region(const Work& work, std::uint32_t i, std::uint32_t end) {
  const std::string_view raw = work.raw(i);
  if (raw.size() < 2 || raw.size() > 3) return std::nullopt;
  unsigned number = 0;
  for (const char c : raw.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  if (number == 0) return std::nullopt;
  if (i + 1 < end && work.token(i + 1).kind == TokenKind::word) {
    const std::string_view next = work.raw(i + 1);
    if (next == "weighted" || next == "signal" || next == "hyperintense") return std::nullopt;
  }
  switch (raw.front()) {
    case 'C':
    case 'c': return number <= 8 ? std::optional(Region::cervical) : std::nullopt;
    case 'T':
    case 't': return number <= 12 ? std::optional(Region::thoracic) : std::nullopt;
    case 'L':
    case 'l': return number <= 6 ? std::optional(Region::lumbar) : std::nullopt;
    case 'S':
    case 's': return number <= 2 ? std::optional(Region::lumbar) : std::nullopt;
    default: return std::nullopt;
  }
}

Side side_of(const Token& token) {
  if (is_any(token, Known::left, Known::lt, Known::lue, Known::lle)) return Side::left;
  if (is_any(token, Known::right, Known::rt, Known::rue, Known::rle)) return Side::right;
  if (is_any(token, Known::bilateral, Known::bilaterally, Known::both, Known::bue, Known::ble)) return Side::bilateral;
  return Side::none;
}

Side both(Side a, Side b) {
  if (a == Side::none) return b;
  if (b == Side::none || a == b) return a;
  return Side::bilateral;
}

/// The side that the words before (or just after) a region give it: "left lateral elbow", "right and left shoulder",
/// "pain in the shoulder on the left".
Side side_at(const Work& work, std::uint32_t first_token, std::uint32_t first, std::uint32_t end, std::uint32_t limit) {
  if (const Side own = side_of(work.token(first)); own != Side::none) return own;  // "LUE"
  for (std::uint32_t k = first + 1; k < end; ++k) {
    if (const Side own = side_of(work.token(k)); own != Side::none) return own;
  }
  unsigned steps = 0;
  for (std::uint32_t t = first; t-- > first_token && steps < 4; ++steps) {
    const Token& token = work.token(t);
    if (token.kind == TokenKind::mark && token.mark != '/' && token.mark != '-') {
      if (token.mark != ',') break;
      if (steps > 1) break;
    }
    const Side side = side_of(token);
    if (side == Side::none) {
      if (is_any(token, Known::of, Known::the) && steps > 1) break;
      continue;
    }
    // "right and left", "left/right"
    if (t >= first_token + 2 && (is(work.token(t - 1), Known::and_) || is_mark(work.token(t - 1), '/'))) {
      return both(side, side_of(work.token(t - 2)));
    }
    return side;
  }
  // "shoulder, left", "wrists bilaterally", "knee on the left"
  for (std::uint32_t t = end; t < limit && t < end + 4; ++t) {
    const Token& token = work.token(t);
    const Side side = side_of(token);
    if (side == Side::bilateral && t < end + 2) return side;
    if (side != Side::none) {
      const bool after_on = t >= 2 && is(work.token(t - 1), Known::the);
      const bool after_comma =
          is_mark(work.token(t - 1), ',') && (t + 1 >= limit || work.token(t + 1).kind == TokenKind::mark);
      if (after_on || after_comma) {
        // "on the left" belongs to what stands before; "of the left knee" does not.
        if (t + 1 >= limit || work.token(t + 1).kind == TokenKind::mark || is(work.token(t + 1), Known::and_))
          return side;
      }
      break;
    }
  }
  return Side::none;
}

/// Words that may stand between a cue and what it denies without becoming the thing denied themselves: articles,
/// adjectives of degree, and nouns that carry the meaning of what follows ("a trial of", "signs of").
bool transparent(std::string_view word) {
  static constexpr std::array<std::string_view, 91> words = {
      "a",           "abnormal",    "acute",         "adequate",    "all",        "an",         "and",
      "any",         "are",         "associated",    "attempted",   "been",       "being",      "chronic",
      "claimant",    "clear",       "clinical",      "complaint",   "complaints", "completed",  "course",
      "current",     "diagnosis",   "documentation", "documented",  "evidence",   "exhausted",  "exhibited",
      "existence",   "failed",      "finding",       "findings",    "formal",     "functional", "further",
      "had",         "has",         "have",          "having",      "he",         "history",    "indication",
      "indications", "information", "injured",       "is",          "made",       "major",      "meaningful",
      "measurable",  "mention",     "noted",         "objective",   "of",         "ongoing",    "or",
      "other",       "patient",     "persistent",    "positive",    "presence",   "previous",   "prior",
      "proof",       "quantified",  "received",      "recent",      "record",     "report",     "reported",
      "she",         "shown",       "sign",          "significant", "signs",      "specific",   "subjective",
      "such",        "sufficient",  "suggestive",    "symptom",     "symptoms",   "that",       "the",
      "there",       "this",        "trial",         "tried",       "undergone",  "was",        "worker"};
  return std::binary_search(words.begin(), words.end(), word);
}

/// Whether a list that goes on after token `t` is joined by "or" or "nor".
bool either_or(const Work& work, std::uint32_t t, std::uint32_t end) {
  for (std::uint32_t k = t; k < end && k < t + 14; ++k) {
    if (is(work.token(k), Known::or_) || work.raw(k) == "nor") return true;
    if (is_mark(work.token(k), ';') || is_mark(work.token(k), '.')) break;
  }
  return false;
}

/// Whether a denied mention is what the cue denies, or is listed with it, rather than a circumstance in its scope.
bool in_focus(const Work& work, const Governor& governor, const Match& match, std::uint32_t end) {
  // What follows an umbrella word narrows it: "complaints of gastrointestinal events" is not "complaints".
  if (match.end < end && match.first >= governor.cue_end && work.token(match.end).kind == TokenKind::word) {
    const std::string_view next = work.raw(match.end);
    const bool narrows = next == "of" || next == "suggestive" || next == "indicative" || next == "suggesting" ||
                         next == "indicating" || next == "consistent";
    if (narrows) {
      bool place = false;
      for (const Match& other : work.matches) {
        place = place || (other.kind == EntryKind::region && other.first > match.end && other.first <= match.end + 3);
      }
      if (!place) return false;
    }
  }
  if (match.first < governor.cue_end) {
    // A cue after its object ("spasm was not documented"): the clause before it, back to a preposition.
    for (std::uint32_t t = match.end; t < governor.cue_first; ++t) {
      const Token& token = work.token(t);
      if (token.kind == TokenKind::mark && token.mark != '-' && token.mark != '/' && token.mark != ',') return false;
    }
    return true;
  }
  unsigned nouns = 0;
  for (std::uint32_t t = governor.cue_end; t < match.first; ++t) {
    const Token& token = work.token(t);
    if (token.kind == TokenKind::mark) {
      if (token.mark == ',') {
        nouns = 0;  // the next of a list
        // "without gain, locking and giving way": a list under "without" goes on with "or" only.
        if (work.raw(governor.cue_first) == "without" && !either_or(work, t, end)) return false;
      }
      continue;
    }
    if (is_any(token, Known::and_, Known::or_)) {
      nouns = 0;
      continue;
    }
    const std::string_view word = work.raw(t);
    const bool preposition = word == "for" || word == "to" || word == "in" || word == "regarding" || word == "about" ||
                             word == "as" || word == "with" || word == "by" || word == "concerning" || word == "than" ||
                             word == "on" || (word == "of" && nouns > 0);
    if (preposition) {
      // Right after the cue it opens the object ("documentation regarding X"); later it opens a circumstance, unless
      // that is only a place ("in the lumbar spine, spasm").
      if (t == governor.cue_end) continue;
      return false;
    }
    if (transparent(word) || side_of(token) != Side::none) continue;
    bool known = false;
    for (const Match& other : work.matches) {
      const bool descriptive = other.kind == EntryKind::region || other.kind == EntryKind::fact ||
                               (other.kind == EntryKind::cue && static_cast<CueKind>(other.id) == CueKind::unexplained);
      known = known || (descriptive && other.first <= t && t < other.end);
    }
    if (!known) ++nouns;
    if (nouns > 3) return false;
  }
  return true;
}

/// Whether a treatment, study or event is only asked for: "the treatment plan included an MRI".
bool planned(const Work& work, const Match& match) {
  const FactKind kind = work.book.facts[match.id].kind;
  if (kind != FactKind::treatment && kind != FactKind::study && kind != FactKind::event) return false;
  bool asked = false;
  for (const Match& cue : work.matches) {
    if (cue.kind != EntryKind::cue || cue.end > match.first) continue;
    const auto meaning = static_cast<CueKind>(cue.id);
    if (meaning == CueKind::requested || meaning == CueKind::authorization || meaning == CueKind::request) asked = true;
    if (meaning == CueKind::completed) asked = false;
  }
  if (asked) return true;
  // "physical therapy was requested"
  for (std::uint32_t t = match.end; t < match.end + 4 && t < work.out.tokens.size(); ++t) {
    const std::string_view word = work.raw(t);
    if (word == "requested" || word == "recommended" || word == "planned") return true;
    const bool helper = word == "is" || word == "was" || word == "are" || word == "were" || word == "being" ||
                        word == "been" || word == "also" || word == "has";
    if (!helper) break;
  }
  return false;
}

/// Muscle strength on the scale of the Medical Research Council: "4/5", "4+/5", "4 out of 5" is weakness, "5/5" is
/// none.
void read_strength(Work& work, std::uint32_t index, Regions carried, Side carried_side) {
  Reading& out = work.out;
  const Sentence& sentence = out.sentences[index];
  bool about = false;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token && !about; ++t) {
    const std::string_view word = work.raw(t);
    about = word == "strength" || word == "Strength" || word == "motor" || word == "Motor" || word == "power" ||
            word == "weakness" || word == "muscle";
  }
  if (!about) return;
  const FactId weakness = work.book.fact("motor-weakness");
  if (!weakness.exists()) return;
  for (std::uint32_t t = sentence.first_token; t + 2 < sentence.end_token; ++t) {
    const auto grade = work.token(t).kind == TokenKind::number ? number_value(work.text, work.token(t)) : std::nullopt;
    if (!grade || *grade > 5) continue;
    std::uint32_t k = t + 1;
    if (is_mark(work.token(k), '+') || is_mark(work.token(k), '-')) ++k;
    if (k + 1 >= sentence.end_token) break;
    if (is_mark(work.token(k), '/') || is(work.token(k), Known::over)) {
      ++k;
    } else if (work.raw(k) == "out" && k + 2 < sentence.end_token) {
      k += 2;
    } else {
      continue;
    }
    if (k >= sentence.end_token || work.raw(k) != "5") continue;
    if (k + 1 < sentence.end_token && is_mark(work.token(k + 1), '/')) continue;  // a date
    Mention mention;
    mention.fact = weakness;
    mention.span = work.span_of(t, k + 1);
    mention.sentence = index;
    mention.polarity = *grade < 5 ? Polarity::affirmed : Polarity::negated;
    mention.regions = carried;
    mention.side = carried_side;
    for (const RegionMention& region : out.regions) {
      if (region.sentence != index) continue;
      if (mention.regions == carried) mention.regions = Regions();
      mention.regions |= region.region;
      mention.side = both(mention.side, region.side);
    }
    out.mentions.push_back(mention);
    t = k;
  }
}

}  // namespace

void collect_mentions(Work& work, std::uint32_t index, Regions& carried, Side& carried_side) {
  Reading& out = work.out;
  const Sentence& sentence = out.sentences[index];
  const std::uint32_t first = sentence.first_token;
  const std::uint32_t end = sentence.end_token;
  const std::size_t regions_begin = out.regions.size();

  struct Placed {
    std::uint32_t first;
    std::uint32_t end;
  };
  std::array<Placed, 64> placed{};  // tokens of the sentence's region mentions
  std::size_t placed_count = 0;

  const auto add_region = [&](Region region, std::uint32_t a, std::uint32_t b, bool implied) {
    if (out.regions.size() - regions_begin >= placed.size()) return;
    RegionMention mention;
    mention.region = region;
    mention.span = work.span_of(a, b);
    mention.sentence = index;
    mention.side = side_at(work, first, a, b, end);
    mention.implied = implied;
    out.regions.push_back(mention);
    placed[placed_count++] = {a, b};
  };

  // Levels and sides are told by their form; merge them with the lexicon's regions in the order of the text.
  std::size_t m = 0;
  for (std::uint32_t t = first; t < end; ++t) {
    while (m < work.matches.size() && work.matches[m].first < t)
      ++m;
    bool named = false;
    for (std::size_t k = m; k < work.matches.size() && work.matches[k].first == t; ++k) {
      const Match& match = work.matches[k];
      if (match.kind == EntryKind::region) {
        add_region(static_cast<Region>(match.id), match.first, match.end, match.extra == 1);
        named = true;
      }
    }
    const Token& token = work.token(t);
    if (token.kind != TokenKind::word) continue;
    if (!named) {
      if (const auto region = level_region(work, t, end)) add_region(*region, t, t + 1, true);
    }
    if (const Side side = side_of(token); side != Side::none) out.sides.push_back({side, token.span(), index});
  }

  for (const Match& match : work.matches) {
    const Span span = work.span_of(match.first, match.end);
    switch (match.kind) {
      case EntryKind::service: out.services.push_back({ServiceId(match.id), span, index, match.extra == 1}); break;
      case EntryKind::drug:
        out.drugs.push_back({DrugId(match.id), work.book.drugs[match.id].drug_class, span, index});
        break;
      case EntryKind::drug_class: out.drugs.push_back({DrugId(), DrugClassId(match.id), span, index}); break;
      case EntryKind::cue: out.cues.push_back({static_cast<CueKind>(match.id), span, index}); break;
      default: break;
    }
  }

  for (const Match& match : work.matches) {
    if (match.kind != EntryKind::fact) continue;
    Mention mention;
    mention.fact = FactId(match.id);
    mention.span = work.span_of(match.first, match.end);
    mention.sentence = index;
    // The cue that governs the mention, or one inside a gap of its wording ("sensation was not decreased").
    const Governor* governor = nullptr;
    for (std::uint32_t t = match.first; t < match.end; ++t) {
      const std::uint32_t offset = t - match.first;
      if (offset < 64 && ((match.own >> offset) & 1U) == 0) continue;
      const Governor& at = work.governors[t - first];
      if (at.polarity != Polarity::affirmed) {
        governor = &at;
        break;
      }
      if (t == match.first && !match.gapped) break;  // the head decides
    }
    if (governor != nullptr) {
      mention.polarity = governor->polarity;
      mention.absence_claim = governor->absent;
      mention.cue = work.span_of(governor->cue_first, governor->cue_end);
    }
    if (match.extra == 1) {  // a wording that denies: "sensation intact"
      if (mention.polarity == Polarity::negated) {
        mention.polarity = Polarity::affirmed;
      } else if (mention.polarity == Polarity::affirmed) {
        mention.polarity = Polarity::negated;
        mention.cue = mention.span;
      }
      mention.absence_claim = false;
    }
    if (mention.polarity == Polarity::negated) {
      const std::uint32_t from = governor != nullptr ? std::min(governor->cue_first, match.first) : match.first;
      for (const Match& weak : work.matches) {
        if (weak.kind != EntryKind::cue || static_cast<CueKind>(weak.id) != CueKind::unexplained) continue;
        if (weak.first >= from && weak.end <= match.end) mention.weakened = true;
      }
    }
    if (mention.polarity == Polarity::negated && governor != nullptr) {
      mention.focus = in_focus(work, *governor, match, end);
      for (std::uint32_t t = governor->cue_first; t < match.end; ++t) {
        const std::string_view word = work.raw(t);
        if (word == "recent" || word == "current" || word == "currently" || word == "recently") mention.recent = true;
      }
    }
    if (mention.polarity == Polarity::affirmed && planned(work, match)) mention.polarity = Polarity::hypothetical;
    // Regions: coordinated ones nearest to the mention, else those carried over from the sentences before.
    if (placed_count > 0) {
      std::size_t best = 0;
      std::uint32_t best_distance = ~0U;
      for (std::size_t k = 0; k < placed_count; ++k) {
        const bool inside = placed[k].first >= match.first && placed[k].end <= match.end;
        std::uint32_t d = placed[k].first >= match.end ? placed[k].first - match.end
                                                       : match.first - std::min(match.first, placed[k].end);
        if (inside) d = 0;
        for (std::uint32_t t = std::min(placed[k].end, match.end); t < std::max(placed[k].first, match.first); ++t) {
          if (is_mark(work.token(t), ';')) d += 100;
        }
        if (d < best_distance) {
          best_distance = d;
          best = k;
        }
      }
      mention.regions = out.regions[regions_begin + best].region;
      mention.side = out.regions[regions_begin + best].side;
      const auto linked = [&](std::size_t a, std::size_t b) {
        if (placed[b].first < placed[a].end) return true;
        for (std::uint32_t t = placed[a].end; t < placed[b].first; ++t) {
          const Token& token = work.token(t);
          const bool glue = is_any(token, Known::and_, Known::or_, Known::the, Known::of) || is_mark(token, ',') ||
                            is_mark(token, '/') || is_mark(token, '-') || side_of(token) != Side::none;
          if (!glue) return false;
        }
        return true;
      };
      for (std::size_t k = best; k + 1 < placed_count && linked(k, k + 1); ++k) {
        mention.regions |= out.regions[regions_begin + k + 1].region;
        mention.side = both(mention.side, out.regions[regions_begin + k + 1].side);
      }
      for (std::size_t k = best; k > 0 && linked(k - 1, k); --k) {
        mention.regions |= out.regions[regions_begin + k - 1].region;
        mention.side = both(mention.side, out.regions[regions_begin + k - 1].side);
      }
    } else {
      mention.regions = carried;
      mention.side = carried_side;
    }
    out.mentions.push_back(mention);
  }

  read_strength(work, index, carried, carried_side);

  if (placed_count > 0) {
    carried = Regions();
    carried_side = Side::none;
    for (std::size_t k = 0; k < placed_count; ++k) {
      carried |= out.regions[regions_begin + k].region;
      carried_side = both(carried_side, out.regions[regions_begin + k].side);
    }
  }
}

void collect_identity(Work& work, std::uint32_t index) {
  Reading& out = work.out;
  const Sentence& sentence = out.sentences[index];
  const auto sex_of = [](const Token& token) -> char {
    if (is_any(token, Known::male, Known::man, Known::gentleman)) return 'm';
    if (is_any(token, Known::female, Known::woman, Known::lady)) return 'f';
    return 0;
  };
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    const Token& token = work.token(t);
    // "43 year old", "43-year-old", "43 y/o", "43 yo"
    const auto value = number_value(work.text, token);
    if (value && *value >= 14 && *value <= 99) {
      std::uint32_t k = t + 1;
      const auto skip = [&] {
        while (k < sentence.end_token && (is_mark(work.token(k), '-') || is_mark(work.token(k), '/')))
          ++k;
      };
      skip();
      bool age = false;
      if (k < sentence.end_token && is_any(work.token(k), Known::year, Known::yr, Known::yrs)) {
        ++k;
        skip();
        if (k < sentence.end_token && is(work.token(k), Known::old)) {
          age = true;
          ++k;
        }
      } else if (k < sentence.end_token && is(work.token(k), Known::yo)) {
        age = true;
        ++k;
      } else if (k < sentence.end_token && work.raw(k) == "y") {
        ++k;
        skip();
        if (k < sentence.end_token && work.raw(k) == "o") {
          age = true;
          ++k;
        }
      }
      if (age) {
        AgeSexMention mention;
        mention.age = static_cast<std::uint16_t>(*value);
        mention.sentence = index;
        std::uint32_t last = k;
        for (std::uint32_t s = k; s < sentence.end_token && s < k + 5; ++s) {
          if (const char sex = sex_of(work.token(s)); sex != 0) {
            mention.sex = sex;
            last = s + 1;
            break;
          }
        }
        mention.span = work.span_of(t, last);
        out.identities.push_back(mention);
        t = last - 1;
        continue;
      }
    }
    AgeSexMention mention;
    mention.sentence = index;
    mention.pronoun = true;
    if (is_any(token, Known::he, Known::his, Known::him)) {
      mention.sex = 'm';
    } else if (is_any(token, Known::she, Known::her)) {
      mention.sex = 'f';
    } else if (const char sex = sex_of(token);
               sex != 0 && t > sentence.first_token && is(work.token(t - 1), Known::the)) {
      mention.sex = sex;
    } else {
      continue;
    }
    mention.span = token.span();
    out.identities.push_back(mention);
  }
}

}  // namespace imrlint::facts
