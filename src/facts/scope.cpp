#include <algorithm>

#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

/// Precedence of what governs a token: a hypothesis is no claim at all, then denials, then doubts.
int rank(const Governor& governor) {
  switch (governor.polarity) {
    case Polarity::affirmed: return 0;
    case Polarity::historical: return 1;
    case Polarity::possible: return 2;
    case Polarity::negated: return 3;
    case Polarity::hypothetical: return 4;
  }
  return 0;
}

bool clause_mark(const Token& token) {
  return is_mark(token, ';') || is_mark(token, ':');
}

Polarity polarity_of(ModifierMeaning meaning) {
  switch (meaning) {
    case ModifierMeaning::possible: return Polarity::possible;
    case ModifierMeaning::historical: return Polarity::historical;
    case ModifierMeaning::hypothetical: return Polarity::hypothetical;
    default: return Polarity::negated;
  }
}

}  // namespace

void govern(Work& work, std::uint32_t first, std::uint32_t end) {
  work.governors.assign(end - first, Governor{});
  const auto modifier = [&](const Match& match) -> const Modifier& { return work.book.modifiers[match.id]; };

  // A cue that is part of a fact's own wording ("no improvement") or of a look-alike ("not only") is none.
  const auto swallowed = [&](const Match& cue) {
    return std::any_of(work.matches.begin(), work.matches.end(), [&](const Match& other) {
      // "is not seen as medically necessary" is a verdict and denies nothing else.
      if (other.kind == EntryKind::cue && static_cast<CueKind>(other.id) == CueKind::not_necessary) {
        return other.first < cue.end && cue.first < other.end;
      }
      // "there was no change in": a look-alike that begins inside the cue takes it along.
      if (other.kind == EntryKind::modifier && modifier(other).meaning == ModifierMeaning::pseudo &&
          other.first < cue.end && other.end > cue.end && other.first >= cue.first) {
        return modifier(cue).direction == ModifierDirection::forward;
      }
      if (other.first > cue.first || other.end < cue.end) return false;
      if (other.kind == EntryKind::modifier) {
        return &other != &cue && modifier(other).meaning == ModifierMeaning::pseudo &&
               modifier(cue).meaning != ModifierMeaning::pseudo;
      }
      if (other.kind != EntryKind::fact || (other.first == cue.first && other.end == cue.end)) return false;
      for (std::uint32_t t = cue.first; t < cue.end; ++t) {
        const std::uint32_t offset = t - other.first;
        if (offset >= 64 || ((other.own >> offset) & 1U) == 0) return false;
      }
      return true;
    });
  };

  for (const Match& cue : work.matches) {
    if (cue.kind != EntryKind::modifier) continue;
    const Modifier& meaning = modifier(cue);
    if (meaning.meaning == ModifierMeaning::terminate || meaning.meaning == ModifierMeaning::pseudo) continue;
    if (swallowed(cue)) continue;
    Governor governor;
    governor.polarity = polarity_of(meaning.meaning);
    governor.absent = meaning.meaning == ModifierMeaning::absent;
    governor.cue_first = cue.first;
    governor.cue_end = cue.end;
    const bool forward = meaning.direction == ModifierDirection::forward;
    std::uint32_t from = forward ? cue.end : first;
    std::uint32_t to = forward ? end : cue.first;
    for (const Match& stop : work.matches) {
      if (stop.kind != EntryKind::modifier || modifier(stop).meaning != ModifierMeaning::terminate) continue;
      // "no documentation that the patient has tried": the subject of the clause that is denied ends nothing.
      if (forward && governor.absent && stop.first < cue.end + 2) continue;
      if (forward && stop.first >= cue.end && stop.first < to) to = stop.first;
      if (!forward && stop.end <= cue.first && stop.end > from) from = stop.end;
    }
    if (forward) {
      for (std::uint32_t t = from; t < to; ++t) {
        if (clause_mark(work.token(t))) {
          to = t;
          break;
        }
      }
    } else {
      for (std::uint32_t t = to; t-- > from;) {
        if (clause_mark(work.token(t))) {
          from = t + 1;
          break;
        }
      }
    }
    governor.scope_first = from;
    governor.scope_end = to;
    for (std::uint32_t t = from; t < to; ++t) {
      Governor& current = work.governors[t - first];
      if (rank(governor) > rank(current)) {
        current = governor;
      } else if (rank(governor) == rank(current) && governor.absent && !current.absent) {
        current = governor;  // the wider claim names the cue
      }
    }
  }
}

}  // namespace imrlint::facts
