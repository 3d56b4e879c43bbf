#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace imrlint {

/// A word of the lexicon; 0 stands for every word that no phrase knows.
using WordId = std::uint32_t;

enum class TokenKind : std::uint8_t { word, number, mark };

/// Words are letters with digits after them ("c5"); a number is digits with decimals; every other character that
/// matters is a mark of its own. Hyphens between letters separate words and leave no token.
struct Token {
  std::uint32_t begin = 0;
  std::uint16_t length = 0;
  TokenKind kind = TokenKind::word;
  char mark = 0;  ///< of a mark: its character; typographic quotes and dashes as their ASCII cousins, '*': other
  WordId word = 0;
  [[nodiscard]] std::uint32_t end() const { return begin + length; }
  [[nodiscard]] Span span() const { return {begin, end()}; }
};

/// Reduces a word to the form that phrases are compared in: lower case, without possessive and plural. Writes into
/// `out` (at least `word.size()` bytes) and returns the length.
std::size_t fold_word(std::string_view word, char* out);
[[nodiscard]] std::string fold_word(std::string_view word);

/// The words that a lexicon knows, by their folded form: grown by `add`, or views of frozen arrays.
class Words {
 public:
  struct Slot {
    std::uint64_t hash = 0;
    WordId word = 0;
    std::uint32_t unused = 0;
  };
  Words();
  /// Frozen: `ends[i]` is where word i + 1 ends in `letters`.
  Words(std::span<const Slot> slots, std::span<const std::uint32_t> ends, std::span<const char> letters)
      : m_slots(slots), m_ends(ends), m_letters(letters) {}
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  WordId add(std::string_view folded);
  [[nodiscard]] WordId find(std::string_view folded) const;
  [[nodiscard]] std::size_t size() const { return m_ends.size(); }
  [[nodiscard]] std::span<const Slot> slots() const { return m_slots; }
  [[nodiscard]] std::span<const std::uint32_t> ends() const { return m_ends; }
  [[nodiscard]] std::span<const char> letters() const { return m_letters; }

 private:
  void grow();
  void look();
  [[nodiscard]] static std::uint64_t hash(std::string_view folded);
  [[nodiscard]] std::string_view word(WordId id) const {
    const std::uint32_t begin = id == 1 ? 0 : m_ends[id - 2];
    return {m_letters.data() + begin, m_ends[id - 1] - begin};
  }

  std::vector<Slot> m_own_slots;
  std::vector<std::uint32_t> m_own_ends;
  std::vector<char> m_own_letters;
  std::span<const Slot> m_slots;
  std::span<const std::uint32_t> m_ends;
  std::span<const char> m_letters;
};

/// Appends the tokens of `text[range]`.
void tokenise(std::string_view text, Span range, const Words& words, std::vector<Token>& out);

/// Value of a number token ("1,200.5") or of a word that is one ("twelve"); none otherwise.
[[nodiscard]] std::optional<double> number_value(std::string_view text, const Token& token);

}  // namespace imrlint
