#pragma once

#include <cstddef>
#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "grammar/scan.hpp"

/// Letters and words of the normal form (src/base/source.hpp): between two words stands one blank, a space inside a
/// paragraph or a line feed where a paragraph may end. Syntax only: no action, no state.
namespace imrlint::grammar {

using namespace tao::pegtl;  // NOLINT: grammars read as the reference of PEGTL does

/// A string literal as a template argument.
template <std::size_t N>
struct words {
  char text[N]{};
  consteval words(const char (&s)[N]) {  // NOLINT: converts on purpose
    for (std::size_t i = 0; i < N; ++i)
      text[i] = s[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

/// The words in any case, wherever the line breaks between them; ends at a word's end.
template <words W>
struct phrase {
  using rule_t = phrase;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    // The first letter decides nearly always, and is worth no call.
    if (in.current() == in.end() || scan::lower(*in.current()) != scan::lower(W.text[0])) return false;
    const char* const end = scan::fixed_words<W.view().size()>::match(in.current(), in.end(), folded);
    if (end == nullptr) return false;
    in.bump(static_cast<std::size_t>(end - in.current()));
    return true;
  }

 private:
  static constexpr scan::fixed_words<W.view().size()> folded{W.view()};
};

/// To the end of a sentence or line, or to a decision: where something else may begin. Never empty, never a blank at
/// its end.
struct chunk {
  using rule_t = chunk;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    if (in.current() == in.end()) return false;
    in.bump(static_cast<std::size_t>(scan::gate(in.current(), in.end()) - in.current()));
    return true;
  }
};

/// To the next blank. Never empty.
struct word {
  using rule_t = word;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    const char* p = in.current();
    while (p != in.end() && !scan::is_gap(*p))
      ++p;
    if (p == in.current()) return false;
    in.bump(static_cast<std::size_t>(p - in.current()));
    return true;
  }
};

/// To the next blank or mark. Never empty.
struct bare_word {
  using rule_t = bare_word;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    const char* p = in.current();
    while (p != in.end() && !scan::is_gap(*p) && *p != ',' && *p != ';' && *p != ':' && *p != '.' && *p != '(')
      ++p;
    if (p == in.current()) return false;
    in.bump(static_cast<std::size_t>(p - in.current()));
    return true;
  }
};

/// Where a heading or label may begin. Consumes nothing.
struct label_start {
  using rule_t = label_start;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    return scan::may_begin_label(in.current(), in.end());
  }
};

/// Behind the period of a sentence. Consumes nothing.
struct after_sentence {
  using rule_t = after_sentence;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    return in.current() != in.begin() && in.current()[-1] == '.';
  }
};

}  // namespace imrlint::grammar

namespace tao::pegtl {
template <typename Name, imrlint::grammar::words W>
struct analyze_traits<Name, imrlint::grammar::phrase<W>> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, imrlint::grammar::chunk> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, imrlint::grammar::word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, imrlint::grammar::bare_word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, imrlint::grammar::label_start> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, imrlint::grammar::after_sentence> : analyze_opt_traits<> {};
}  // namespace tao::pegtl

// clang-format off
namespace imrlint::grammar {

struct gap           : one< ' ', '\n' > {};
template< char... Letters >
struct letters       : at< one< Letters..., ( Letters - 32 )... > > {};
struct number        : rep_min_max< 1, 4, digit > {};
struct year          : seq< sor< string< '1', '9' >, string< '2', '0' > >, digit, digit, not_at< alnum > > {};
struct month_or_day  : rep_min_max< 1, 2, digit > {};
struct date_mark     : one< '/', '-', '.' > {};
struct date          : seq< month_or_day, date_mark, month_or_day, date_mark, sor< rep< 4, digit >, rep< 2, digit > >, not_at< digit > > {};
struct dash          : sor< one< '-' >, string< '\xE2', '\x80', '\x93' >, string< '\xE2', '\x80', '\x94' > > {};
struct inner_parens  : seq< one< '(' >, rep_max< 80, not_one< '(', ')' > >, one< ')' > > {};
struct parens        : seq< one< '(' >, rep_max< 160, sor< inner_parens, not_one< '(', ')' > > >, one< ')' > > {};

}  // namespace imrlint::grammar
