#include "facts/token.hpp"

#include <array>
#include <cstring>

#include "facts/known.hpp"

namespace imrlint {
namespace {

enum class Class : std::uint8_t { other, space, letter, digit, high };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const auto i = static_cast<std::size_t>(c);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
      table[i] = Class::space;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      table[i] = Class::letter;
    } else if (c >= '0' && c <= '9') {
      table[i] = Class::digit;
    } else if (c >= 0x80) {
      table[i] = Class::high;
    }
  }
  return table;
}
constexpr auto classes = make_classes();

Class class_of(char c) {
  return classes[static_cast<unsigned char>(c)];
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Length in bytes and ASCII cousin of a multi-byte character; letters with accents count as letters ('a').
struct Wide {
  std::size_t length;
  char mark;
};
Wide wide_at(std::string_view text, std::size_t i) {
  const auto b0 = static_cast<unsigned char>(text[i]);
  const auto at = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U; };
  if (b0 == 0xE2 && at(1) == 0x80) {
    switch (at(2)) {
      case 0x98:
      case 0x99:
      case 0x9B: return {3, '\''};
      case 0x9C:
      case 0x9D:
      case 0x9E: return {3, '"'};
      case 0x90:
      case 0x91:
      case 0x92:
      case 0x93:
      case 0x94:
      case 0x95: return {3, '-'};
      case 0xA6: return {3, '.'};
      default: return {3, '*'};
    }
  }
  if (b0 == 0xC2) {
    if (at(1) == 0xA0) return {2, ' '};
    return {2, '*'};  // degree, section sign, half and others
  }
  if (b0 >= 0xC3 && b0 <= 0xC9) return {2, 'a'};
  if (b0 >= 0xF0) return {4, '*'};
  if (b0 >= 0xE0) return {3, '*'};
  if (b0 >= 0xC0) return {2, '*'};
  return {1, '*'};
}

}  // namespace

std::size_t fold_word(std::string_view word, char* out) {
  std::size_t n = 0;
  for (const char c : word) {
    if (class_of(c) == Class::letter || class_of(c) == Class::digit) out[n++] = lower(c);
  }
  // Plural: long words only, so that "was", "his" and "tens" stay what they are.
  if (n >= 5 && out[n - 1] == 's') {
    const char before = out[n - 2];
    if (before == 'e' && out[n - 3] == 'i' && n >= 6) {
      out[n - 3] = 'y';
      n -= 2;
    } else if (before != 's' && before != 'u' && before != 'i') {
      --n;
    }
  }
  return n;
}

std::string fold_word(std::string_view word) {
  std::string out(word.size(), '\0');
  out.resize(fold_word(word, out.data()));
  return out;
}

Words::Words() : m_own_slots(1024) {
  look();
}

void Words::look() {
  m_slots = m_own_slots;
  m_ends = m_own_ends;
  m_letters = m_own_letters;
}

std::uint64_t Words::hash(std::string_view folded) {
  std::uint64_t h = 0x9E3779B97F4A7C15ULL ^ folded.size();
  std::size_t i = 0;
  for (; i + 8 <= folded.size(); i += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, folded.data() + i, 8);
    h = (h ^ chunk) * 0xFF51AFD7ED558CCDULL;
    h ^= h >> 32U;
  }
  std::uint64_t tail = 0;
  for (std::size_t shift = 0; i < folded.size(); ++i, shift += 8) {
    tail |= static_cast<std::uint64_t>(static_cast<unsigned char>(folded[i])) << shift;
  }
  h = (h ^ tail) * 0xFF51AFD7ED558CCDULL;
  h ^= h >> 29U;
  return h == 0 ? 1 : h;
}

WordId Words::find(std::string_view folded) const {
  const std::uint64_t h = hash(folded);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t i = h & mask;; i = (i + 1) & mask) {
    const Slot& slot = m_slots[i];
    if (slot.word == 0) return 0;
    if (slot.hash == h && word(slot.word) == folded) return slot.word;
  }
}

WordId Words::add(std::string_view folded) {
  if (const WordId known = find(folded); known != 0) return known;
  if ((m_own_ends.size() + 1) * 2 > m_own_slots.size()) grow();
  m_own_letters.insert(m_own_letters.end(), folded.begin(), folded.end());
  m_own_ends.push_back(static_cast<std::uint32_t>(m_own_letters.size()));
  const auto id = static_cast<WordId>(m_own_ends.size());
  const std::uint64_t h = hash(folded);
  const std::size_t mask = m_own_slots.size() - 1;
  std::size_t i = h & mask;
  while (m_own_slots[i].word != 0)
    i = (i + 1) & mask;
  m_own_slots[i] = {h, id, 0};
  look();
  return id;
}

void Words::grow() {
  std::vector<Slot> bigger(m_own_slots.size() * 2);
  const std::size_t mask = bigger.size() - 1;
  for (const Slot& slot : m_own_slots) {
    if (slot.word == 0) continue;
    std::size_t i = slot.hash & mask;
    while (bigger[i].word != 0)
      i = (i + 1) & mask;
    bigger[i] = slot;
  }
  m_own_slots = std::move(bigger);
  look();
}

void tokenise(std::string_view text, Span range, const Words& words, std::vector<Token>& out) {
  std::array<char, 64> folded{};
  const auto push = [&out](std::size_t begin, std::size_t end, TokenKind kind, char mark, WordId word) {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.length = static_cast<std::uint16_t>(end - begin);
    token.kind = kind;
    token.mark = mark;
    token.word = word;
    out.push_back(token);
  };
  std::size_t i = range.begin;
  const std::size_t n = range.end;
  while (i < n) {
    const char c = text[i];
    switch (class_of(c)) {
      case Class::space: ++i; break;
      case Class::letter: {
        const std::size_t begin = i;
        while (i < n) {
          const Class k = class_of(text[i]);
          if (k == Class::letter || k == Class::digit) {
            ++i;
          } else if (k == Class::high && wide_at(text, i).mark == 'a') {
            i += wide_at(text, i).length;
          } else {
            break;
          }
        }
        std::size_t end = i;
        // "patient's" is "patient"; "doesn't" is one word.
        const bool straight = i + 1 < n && text[i] == '\'';
        const bool curly = i + 3 < n && wide_at(text, i).mark == '\'' && class_of(text[i]) == Class::high;
        if (straight || curly) {
          const std::size_t k = i + (straight ? 1 : 3);
          const bool last = k + 1 >= n || class_of(text[k + 1]) != Class::letter;
          if (k < n && lower(text[k]) == 's' && last) {
            i = k + 1;
          } else if (k < n && lower(text[k]) == 't' && last) {
            i = k + 1;
            end = i;
          }
        }
        WordId word = 0;
        if (end - begin <= folded.size()) {
          const std::size_t length = fold_word(text.substr(begin, end - begin), folded.data());
          word = words.find({folded.data(), length});
        }
        push(begin, i < begin + 0xFFFF ? i : begin + 0xFFFF, TokenKind::word, 0, word);
        break;
      }
      case Class::digit: {
        const std::size_t begin = i;
        while (i < n) {
          if (class_of(text[i]) == Class::digit) {
            ++i;
          } else if ((text[i] == '.' || text[i] == ',') && i + 1 < n && class_of(text[i + 1]) == Class::digit) {
            // A comma groups thousands only; "4,6" are two numbers.
            if (text[i] == ',') {
              const bool grouped = i + 3 < n && class_of(text[i + 2]) == Class::digit &&
                                   class_of(text[i + 3]) == Class::digit &&
                                   (i + 4 >= n || class_of(text[i + 4]) != Class::digit);
              if (!grouped) break;
            }
            ++i;
          } else {
            break;
          }
        }
        push(begin, i < begin + 0xFFFF ? i : begin + 0xFFFF, TokenKind::number, 0, 0);
        break;
      }
      case Class::high: {
        const Wide wide = wide_at(text, i);
        const std::size_t end = i + wide.length < n ? i + wide.length : n;
        if (wide.mark == '-') {
          if (i > range.begin && class_of(text[i - 1]) == Class::digit) {
            push(i, end, TokenKind::mark, '-', 0);
          } else if (i > range.begin && class_of(text[i - 1]) == Class::space) {
            push(i, end, TokenKind::mark, ',', 0);  // a dash set off by blanks parts clauses like a comma
          }
        } else if (wide.mark != ' ' && wide.mark != 'a') {
          push(i, end, TokenKind::mark, wide.mark, 0);
        }
        i = end;
        break;
      }
      case Class::other: {
        if (c == '-') {
          const char before = i > range.begin ? text[i - 1] : ' ';
          const char after = i + 1 < n ? text[i + 1] : ' ';
          if (class_of(before) == Class::digit) {
            push(i, i + 1, TokenKind::mark, '-', 0);
          } else if (class_of(before) == Class::space && class_of(after) == Class::space) {
            push(i, i + 1, TokenKind::mark, ',', 0);
          }
        } else {
          push(i, i + 1, TokenKind::mark, c, 0);
        }
        ++i;
        break;
      }
    }
  }
}

std::optional<double> number_value(std::string_view text, const Token& token) {
  const std::string_view word = text.substr(token.begin, token.length);
  if (token.kind == TokenKind::number) {
    double value = 0;
    double scale = 0;
    for (const char c : word) {
      if (c == '.') {
        if (scale != 0) return std::nullopt;  // "9792.24.1"
        scale = 1;
      } else if (c != ',') {
        if (value > 1e12) return std::nullopt;
        value = value * 10 + (c - '0');
        if (scale != 0) scale *= 10;
      }
    }
    return scale > 1 ? value / scale : value;
  }
  // Named numbers stand together among the known words, "once" to "thrice" apart.
  constexpr auto one = static_cast<WordId>(Known::one);
  constexpr auto twenty = static_cast<WordId>(Known::twenty);
  constexpr auto ninety = static_cast<WordId>(Known::ninety);
  if (token.kind != TokenKind::word || token.word == 0) return std::nullopt;
  if (token.word >= one && token.word <= twenty) return static_cast<double>(token.word - one + 1);
  if (token.word > twenty && token.word <= ninety) return static_cast<double>((token.word - twenty) * 10 + 20);
  if (is(token, Known::once)) return 1.0;
  if (is(token, Known::twice)) return 2.0;
  if (is(token, Known::thrice)) return 3.0;
  return std::nullopt;
}

}  // namespace imrlint
