#include "facts/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

#include "facts/known.hpp"

namespace imrlint {
namespace {

/// One element of an expanded phrase.
constexpr WordId gap_mark = 0xFFFFFFFE;
constexpr WordId number_mark = 0xFFFFFFFD;
using Sequence = std::vector<WordId>;

constexpr std::size_t max_wordings = 4096;

/// Expands a phrase into the word sequences that it stands for. The rule reader has checked its syntax; what is
/// broken all the same is left out.
class Expander {
 public:
  Expander(std::string_view text, Words& words) : m_text(text), m_words(words) {}

  std::vector<Sequence> expand() {
    m_at = 0;
    return alternatives('\0');
  }

 private:
  std::vector<Sequence> alternatives(char close) {
    std::vector<Sequence> out;
    for (;;) {
      std::vector<Sequence> one = sequence(close);
      out.insert(out.end(), std::make_move_iterator(one.begin()), std::make_move_iterator(one.end()));
      if (m_at < m_text.size() && m_text[m_at] == '|') {
        ++m_at;
        continue;
      }
      if (m_at < m_text.size() && m_text[m_at] == close) ++m_at;
      return out;
    }
  }

  std::vector<Sequence> sequence(char close) {
    std::vector<Sequence> out(1);
    while (m_at < m_text.size() && m_text[m_at] != '|' && (close == '\0' || m_text[m_at] != close)) {
      const char c = m_text[m_at];
      if (c == '[' || c == '(') {
        ++m_at;
        std::vector<Sequence> group = alternatives(c == '[' ? ']' : ')');
        if (c == '(') group.emplace_back();
        std::vector<Sequence> next;
        next.reserve(out.size() * group.size());
        for (const Sequence& head : out) {
          for (const Sequence& tail : group) {
            if (next.size() >= max_wordings) break;
            Sequence joined = head;
            joined.insert(joined.end(), tail.begin(), tail.end());
            next.push_back(std::move(joined));
          }
        }
        out = std::move(next);
      } else if (m_text.substr(m_at, 3) == "...") {
        m_at += 3;
        for (Sequence& s : out)
          s.push_back(gap_mark);
      } else if (c == '#') {
        ++m_at;
        for (Sequence& s : out)
          s.push_back(number_mark);
      } else if (is_word(c)) {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && (is_word(m_text[m_at]) || apostrophe()))
          ++m_at;
        const std::string_view raw = m_text.substr(begin, m_at - begin);
        // Digits before letters are a token of their own in letters ("1st", "5mg").
        std::size_t digits = 0;
        while (digits < raw.size() && raw[digits] >= '0' && raw[digits] <= '9')
          ++digits;
        if (digits > 0) {
          // A literal number: letters have it as a number token, which phrases compare as "any number".
          for (Sequence& s : out)
            s.push_back(number_mark);
        }
        if (digits < raw.size()) {
          std::string_view rest = raw.substr(digits);
          if (rest.size() > 2 && rest.substr(rest.size() - 2) == "'s") rest.remove_suffix(2);
          const WordId word = m_words.add(fold_word(rest));
          for (Sequence& s : out)
            s.push_back(word);
        }
      } else {
        ++m_at;  // separators
      }
    }
    return out;
  }

  static bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
  [[nodiscard]] bool apostrophe() const {
    return m_text[m_at] == '\'' && m_at + 1 < m_text.size() && is_word(m_text[m_at + 1]);
  }

  std::string_view m_text;
  Words& m_words;
  std::size_t m_at = 0;
};

/// Marks that may stand between the words of a phrase.
bool skippable(const Token& token) {
  if (token.kind != TokenKind::mark) return false;
  switch (token.mark) {
    case '-':
    case '/':
    case '&':
    case '\'':
    case '"':
    case '*': return true;
    default: return false;
  }
}

/// Tokens that no phrase is longer than, gaps and marks included: what began further back covers nothing here.
constexpr std::uint32_t longest_phrase = 48;

/// Kinds of cue whose wording takes the words in it away from other kinds: "not medically necessary" is no "medically
/// necessary", a "request for authorization" is a document and no request under review.
bool outdoes(std::uint16_t cue) {
  const auto kind = static_cast<CueKind>(cue);
  return kind == CueKind::not_necessary || kind == CueKind::authorization || kind == CueKind::utilization_review;
}

/// Marks that end a gap: what follows is another clause.
bool ends_gap(const Token& token) {
  if (token.kind != TokenKind::mark) return false;
  switch (token.mark) {
    case ';':
    case ':':
    case '.':
    case '(':
    case ')':
    case '!':
    case '?': return true;
    default: return false;
  }
}

std::uint64_t mix(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15ULL;
  return key ^ (key >> 29U);
}

}  // namespace

class Lexicon::Builder {
 public:
  explicit Builder(Lexicon& lexicon) : m_lexicon(lexicon) { m_nodes.emplace_back(); }

  void add(const std::vector<Phrase>& phrases, Entry entry) {
    for (const Phrase& phrase : phrases)
      add(phrase.text, entry);
  }

  void add(std::string_view text, Entry entry) {
    for (const Sequence& sequence : Expander(text, m_lexicon.m_words).expand()) {
      if (sequence.empty() || sequence.front() == gap_mark || sequence.back() == gap_mark) continue;
      std::uint32_t node = 0;
      bool gapped = false;
      for (const WordId word : sequence) {
        gapped = gapped || word == gap_mark;
        const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32U) | word;
        auto [it, fresh] = m_children.try_emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
        if (fresh) {
          m_nodes.emplace_back();
          m_nodes.back().gapped = gapped ? 1 : 0;
          m_entries.emplace_back();
        }
        node = it->second;
      }
      std::vector<Entry>& list = m_entries[node - 1];
      const bool known = std::any_of(list.begin(), list.end(), [&](const Entry& e) {
        return e.kind == entry.kind && e.id == entry.id && e.extra == entry.extra;
      });
      if (!known) list.push_back(entry);
    }
  }

  void finish() {
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
      Node& node = m_nodes[i + 1];
      node.entries_begin = static_cast<std::uint32_t>(m_lexicon.m_own_entries.size());
      m_lexicon.m_own_entries.insert(m_lexicon.m_own_entries.end(), m_entries[i].begin(), m_entries[i].end());
      node.entries_end = static_cast<std::uint32_t>(m_lexicon.m_own_entries.size());
    }
    std::size_t capacity = 1024;
    while (capacity < m_children.size() * 2)
      capacity *= 2;
    std::vector<Edge>& edges = m_lexicon.m_own_edges;
    edges.resize(capacity);
    m_lexicon.m_own_root.assign(m_lexicon.m_words.size() + 1, 0);
    for (const auto& [key, to] : m_children) {
      const auto word = static_cast<WordId>(key & 0xFFFFFFFFU);
      const auto from = static_cast<std::uint32_t>(key >> 32U);
      if (word == gap_mark) {
        m_nodes[from].gap = to;
      } else if (word == number_mark) {
        m_nodes[from].number = to;
      } else if (from == 0) {
        m_lexicon.m_own_root[word] = to;
      } else {
        std::size_t i = mix(key) & (capacity - 1);
        while (edges[i].child != 0)
          i = (i + 1) & (capacity - 1);
        edges[i] = {key, to, 0};
      }
    }
    m_lexicon.m_own_nodes = std::move(m_nodes);
    m_lexicon.m_nodes = m_lexicon.m_own_nodes;
    m_lexicon.m_entries = m_lexicon.m_own_entries;
    m_lexicon.m_edges = edges;
    m_lexicon.m_root = m_lexicon.m_own_root;
    m_lexicon.m_root_number = m_lexicon.m_nodes[0].number;
  }

 private:
  Lexicon& m_lexicon;
  std::vector<Node> m_nodes;
  std::vector<std::vector<Entry>> m_entries;  // of node i + 1
  std::unordered_map<std::uint64_t, std::uint32_t> m_children;
};

Lexicon::Lexicon(const Rulebook& rulebook) {
  for (const std::string_view word : known_words)
    m_words.add(word);
  Builder builder(*this);
  const auto index = [](std::size_t i) { return static_cast<std::uint16_t>(i); };
  for (std::size_t i = 0; i < rulebook.services.size(); ++i) {
    builder.add(rulebook.services[i].names, {EntryKind::service, 0, index(i), 0});
    builder.add(rulebook.services[i].weak_names, {EntryKind::service, 0, index(i), 1});
  }
  for (std::size_t i = 0; i < rulebook.drug_classes.size(); ++i) {
    builder.add(rulebook.drug_classes[i].names, {EntryKind::drug_class, 0, index(i), 0});
  }
  for (std::size_t i = 0; i < rulebook.drugs.size(); ++i) {
    builder.add(rulebook.drugs[i].names, {EntryKind::drug, 0, index(i), 0});
  }
  for (const RegionWords& region : rulebook.regions) {
    const auto id = static_cast<std::uint16_t>(region.region);
    builder.add(region.names, {EntryKind::region, 0, id, 0});
    builder.add(region.implied_by, {EntryKind::region, 0, id, 1});
  }
  for (std::size_t i = 0; i < rulebook.facts.size(); ++i) {
    builder.add(rulebook.facts[i].states, {EntryKind::fact, 0, index(i), 0});
    builder.add(rulebook.facts[i].denies, {EntryKind::fact, 0, index(i), 1});
  }
  for (std::size_t i = 0; i < rulebook.modifiers.size(); ++i) {
    builder.add(rulebook.modifiers[i].phrase.text, {EntryKind::modifier, 0, index(i), 0});
  }
  for (const Cue& cue : rulebook.cues) {
    builder.add(cue.phrase.text, {EntryKind::cue, 0, static_cast<std::uint16_t>(cue.kind), 0});
  }
  for (std::size_t i = 0; i < rulebook.slots.size(); ++i) {
    builder.add(rulebook.slots[i].cues, {EntryKind::slot, 0, index(i), 0});
  }
  for (std::size_t i = 0; i < rulebook.guidelines.size(); ++i) {
    const Guideline& guideline = rulebook.guidelines[i];
    builder.add(guideline.title, {EntryKind::guideline, 0, index(i), 0});
    builder.add(guideline.printed, {EntryKind::guideline, 0, index(i), 0});
    for (std::size_t k = 0; k < guideline.sections.size(); ++k) {
      builder.add(guideline.sections[k].title, {EntryKind::section, 0, index(k), index(i)});
      builder.add(guideline.sections[k].printed, {EntryKind::section, 0, index(k), index(i)});
    }
  }
  builder.finish();
}

namespace {

constexpr std::uint64_t frozen_format = 0x31584C4C4D49ULL;  // "IMLLX1", counted up when the arrays change

template <class T>
void put(std::string& out, std::span<const T> array) {
  static_assert(std::is_trivially_copyable_v<T>);
  const std::uint64_t bytes = array.size_bytes();
  out.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
  out.append(reinterpret_cast<const char*>(array.data()), array.size_bytes());
  out.append((8 - out.size() % 8) % 8, '\0');
}

template <class T>
std::span<const T> take(std::string_view& in) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, in.data(), sizeof bytes);
  const char* const data = in.data() + sizeof bytes;
  const std::size_t padded = (bytes + 7) / 8 * 8;
  in.remove_prefix(std::min(in.size(), sizeof bytes + padded));
  return {reinterpret_cast<const T*>(data), bytes / sizeof(T)};
}

std::string_view after_head(std::string_view frozen) {
  frozen.remove_prefix(2 * sizeof(std::uint64_t));
  return frozen;
}

}  // namespace

Lexicon::Lexicon(std::string_view frozen)
    : m_words([&] {
        frozen = after_head(frozen);
        const auto slots = take<Words::Slot>(frozen);
        const auto ends = take<std::uint32_t>(frozen);
        return Words(slots, ends, take<char>(frozen));
      }()) {
  m_nodes = take<Node>(frozen);
  m_entries = take<Entry>(frozen);
  m_edges = take<Edge>(frozen);
  m_root = take<std::uint32_t>(frozen);
  m_root_number = m_nodes[0].number;
}

std::string Lexicon::freeze(std::uint64_t stamp) const {
  std::string out;
  for (const std::uint64_t word : {frozen_format, stamp})
    out.append(reinterpret_cast<const char*>(&word), sizeof word);
  put(out, m_words.slots());
  put(out, m_words.ends());
  put(out, m_words.letters());
  put(out, m_nodes);
  put(out, m_entries);
  put(out, m_edges);
  put(out, m_root);
  return out;
}

bool Lexicon::is_frozen(std::string_view bytes, std::uint64_t stamp) {
  std::uint64_t head[2] = {0, 0};
  if (bytes.size() < sizeof head) return false;
  std::memcpy(head, bytes.data(), sizeof head);
  return head[0] == frozen_format && head[1] == stamp;
}

std::uint64_t Lexicon::stamp(const Rulebook& rulebook) {
  std::uint64_t digest = 0xCBF29CE484222325ULL;
  const auto number = [&](std::uint64_t value) { digest = (digest ^ value) * 0x100000001B3ULL; };
  const auto text = [&](std::string_view words) {
    number(words.size());
    std::size_t i = 0;
    for (; i + 8 <= words.size(); i += 8) {
      std::uint64_t chunk = 0;
      std::memcpy(&chunk, words.data() + i, 8);
      number(chunk);
      digest ^= digest >> 31U;
    }
    for (; i < words.size(); ++i)
      number(static_cast<unsigned char>(words[i]));
  };
  const auto list = [&](const std::vector<Phrase>& phrases) {
    number(phrases.size());
    for (const Phrase& phrase : phrases)
      text(phrase.text);
  };
  for (const Service& service : rulebook.services) {
    list(service.names);
    list(service.weak_names);
  }
  for (const DrugClass& drug_class : rulebook.drug_classes)
    list(drug_class.names);
  for (const Drug& drug : rulebook.drugs)
    list(drug.names);
  for (const RegionWords& region : rulebook.regions) {
    number(static_cast<std::uint64_t>(region.region));
    list(region.names);
    list(region.implied_by);
  }
  for (const Fact& fact : rulebook.facts) {
    list(fact.states);
    list(fact.denies);
  }
  for (const Modifier& modifier : rulebook.modifiers)
    text(modifier.phrase.text);
  for (const Cue& cue : rulebook.cues) {
    number(static_cast<std::uint64_t>(cue.kind));
    text(cue.phrase.text);
  }
  for (const Slot& slot : rulebook.slots)
    list(slot.cues);
  for (const Guideline& guideline : rulebook.guidelines) {
    text(guideline.title);
    list(guideline.printed);
    for (const GuidelineSection& section : guideline.sections) {
      text(section.title);
      list(section.printed);
    }
  }
  return digest;
}

std::uint32_t Lexicon::child(std::uint32_t node, WordId word) const {
  const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32U) | word;
  const std::size_t mask = m_edges.size() - 1;
  for (std::size_t i = mix(key) & mask;; i = (i + 1) & mask) {
    if (m_edges[i].child == 0) return 0;
    if (m_edges[i].key == key) return m_edges[i].child;
  }
}

void Lexicon::walk(std::span<const Token> tokens, std::uint32_t start, std::uint32_t end,
                   std::vector<Match>& out) const {
  struct State {
    std::uint32_t node;
    std::uint32_t at;   // next token
    std::uint64_t own;  // tokens of the phrase itself, relative to `start`
    unsigned gap;       // words that may still be skipped
  };
  std::array<State, 64> stack;
  std::size_t depth = 0;
  const auto push = [&](State state) {
    if (depth < stack.size()) stack[depth++] = state;
  };
  const auto enter = [&](std::uint32_t node, std::uint32_t at, std::uint64_t before) {
    const std::uint32_t offset = at - 1 - start;
    const std::uint64_t own = before | (offset < 64 ? std::uint64_t{1} << offset : 0);
    const Node& n = m_nodes[node];
    for (std::uint32_t e = n.entries_begin; e < n.entries_end; ++e) {
      const Entry& entry = m_entries[e];
      Match match;
      match.kind = entry.kind;
      match.id = entry.id;
      match.extra = entry.extra;
      match.gapped = n.gapped != 0;
      match.first = start;
      match.end = at;
      match.own = own;
      out.push_back(match);
    }
    push({node, at, own, 0});
    if (n.gap != 0) push({n.gap, at, own, gap_words});
  };

  const Token& first = tokens[start];
  if (first.kind == TokenKind::word && first.word != 0 && m_root[first.word] != 0) {
    enter(m_root[first.word], start + 1, 0);
  } else if (first.kind == TokenKind::number && m_root_number != 0) {
    enter(m_root_number, start + 1, 0);
  }
  while (depth > 0) {
    State state = stack[--depth];
    while (state.at < end && skippable(tokens[state.at]))
      ++state.at;
    if (state.at >= end) continue;
    const Token& token = tokens[state.at];
    if (token.kind == TokenKind::word && token.word != 0) {
      if (const std::uint32_t next = child(state.node, token.word); next != 0) enter(next, state.at + 1, state.own);
    } else if (token.kind == TokenKind::number && m_nodes[state.node].number != 0) {
      enter(m_nodes[state.node].number, state.at + 1, state.own);
    }
    if (state.gap > 0 && !ends_gap(token)) {
      const unsigned cost = token.kind == TokenKind::mark ? 0 : 1;
      push({state.node, state.at + 1, state.own, state.gap - cost});
    }
  }
}

void Lexicon::match(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                    std::vector<Match>& out) const {
  const std::size_t base = out.size();
  for (std::uint32_t i = first; i < end; ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::word ? (token.word == 0 || m_root[token.word] == 0)
                                      : (token.kind != TokenKind::number || m_root_number == 0)) {
      continue;
    }
    walk(tokens, i, end, out);
  }
  // Longest wins within a kind; a phrase with a gap outdoes only wordings of the same thing.
  const auto begin = out.begin() + static_cast<std::ptrdiff_t>(base);
  std::sort(begin, out.end(), [](const Match& a, const Match& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.end != b.end) return a.end > b.end;
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.id != b.id) return a.id < b.id;
    return a.extra < b.extra;
  });
  const auto same = [](const Match& a, const Match& b) { return a.id == b.id && a.kind == b.kind; };
  std::size_t kept = base;
  for (std::size_t i = base; i < out.size(); ++i) {
    const Match candidate = out[i];
    bool covered = false;
    for (std::size_t k = kept; k-- > base;) {
      const Match& longer = out[k];
      if (candidate.first - longer.first > longest_phrase) break;
      if (longer.end < candidate.end) continue;
      if (longer.kind != candidate.kind) continue;
      // Cues of different kinds live side by side ("has completed" is prior and completed), but for those that are
      // the other's opposite or its proper name.
      if (candidate.kind == EntryKind::cue && longer.id != candidate.id && !outdoes(longer.id)) continue;
      const bool equal = longer.first == candidate.first && longer.end == candidate.end;
      if (equal ? (same(longer, candidate) && longer.extra == candidate.extra)
                : (!longer.gapped || same(longer, candidate))) {
        covered = true;
        break;
      }
    }
    if (!covered) out[kept++] = candidate;
  }
  out.resize(kept);
}

}  // namespace imrlint
