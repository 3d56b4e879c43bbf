#pragma once

#include <cstdint>
#include <optional>
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

/// The words that a lexicon knows, by their folded form.
class Words {
 public:
  Words();
  WordId add(std::string_view folded);
  [[nodiscard]] WordId find(std::string_view folded) const;
  [[nodiscard]] std::size_t size() const { return m_words.size(); }

 private:
  void grow();
  [[nodiscard]] static std::uint64_t hash(std::string_view folded);
  struct Slot {
    std::uint64_t hash = 0;
    WordId word = 0;
  };
  std::vector<Slot> m_slots;
  std::vector<std::string> m_words;  // index: WordId - 1
};

/// Appends the tokens of `text[range]`.
void tokenise(std::string_view text, Span range, const Words& words, std::vector<Token>& out);

/// Value of a number token ("1,200.5") or of a word that is one ("twelve"); none otherwise.
[[nodiscard]] std::optional<double> number_value(std::string_view text, const Token& token);

}  // namespace imrlint
