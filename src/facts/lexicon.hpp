#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/token.hpp"
#include "rules/rulebook.hpp"

namespace imrlint {

/// What a matched phrase stands for.
enum class EntryKind : std::uint8_t {
  service,
  drug,
  drug_class,
  region,
  fact,
  modifier,
  cue,
  slot,
  guideline,
  section
};

struct Match {
  EntryKind kind = EntryKind::cue;
  std::uint16_t id = 0;     ///< index into the rulebook's table of that kind; of a region or cue: its value
  std::uint16_t extra = 0;  ///< service: 1 weak; region: 1 implied; fact: 1 denies; section: its guideline
  bool gapped = false;      ///< the phrase has a gap, so not every token in it is its own
  std::uint32_t first = 0;  ///< tokens [first, end)
  std::uint32_t end = 0;
  std::uint64_t own = 0;  ///< bit i: token first + i is a word of the phrase itself, not of a gap
};

/// All phrases of a rulebook as one automaton over word tokens. Immutable.
class Lexicon {
 public:
  explicit Lexicon(const Rulebook& rulebook);
  /// Views bytes that `freeze` made, which must outlive it and begin at a multiple of 8. `is_frozen` tells beforehand
  /// whether they are the lexicon of a rulebook with this stamp.
  explicit Lexicon(std::string_view frozen);
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  [[nodiscard]] std::string freeze(std::uint64_t stamp) const;
  [[nodiscard]] static bool is_frozen(std::string_view bytes, std::uint64_t stamp);
  /// A digest of all that goes into a lexicon, so that a frozen one is never used for other phrases.
  [[nodiscard]] static std::uint64_t stamp(const Rulebook& rulebook);

  [[nodiscard]] const Words& words() const { return m_words; }
  /// Appends every match in tokens [first, end), in the order of their first token; within a kind, a match that lies
  /// inside a longer one is left out.
  void match(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end, std::vector<Match>& out) const;

  /// Length cap of a gap, in words.
  static constexpr unsigned gap_words = 4;

 private:
  struct Entry {
    EntryKind kind = EntryKind::cue;
    std::uint8_t unused = 0;
    std::uint16_t id = 0;
    std::uint16_t extra = 0;
  };
  struct Node {
    std::uint32_t entries_begin = 0;
    std::uint32_t entries_end = 0;
    std::uint32_t gap = 0;     // child after a gap, or 0
    std::uint32_t number = 0;  // child after a number, or 0
    std::uint32_t gapped = 0;  // bool; the arrays are frozen as they stand, so nothing in them is left unset
  };
  struct Edge {
    std::uint64_t key = 0;  // node << 32 | word
    std::uint32_t child = 0;
    std::uint32_t unused = 0;
  };
  class Builder;

  [[nodiscard]] std::uint32_t child(std::uint32_t node, WordId word) const;
  void walk(std::span<const Token> tokens, std::uint32_t start, std::uint32_t end, std::vector<Match>& out) const;

  Words m_words;
  std::vector<Node> m_own_nodes;
  std::vector<Entry> m_own_entries;
  std::vector<Edge> m_own_edges;
  std::vector<std::uint32_t> m_own_root;
  std::span<const Node> m_nodes;
  std::span<const Entry> m_entries;
  std::span<const Edge> m_edges;          // open addressing
  std::span<const std::uint32_t> m_root;  // child of the root, by word
  std::uint32_t m_root_number = 0;
};

}  // namespace imrlint
