#pragma once

#include "grammar/text.hpp"

namespace imrlint::grammar {

/// The title of an item, up to its decision; see scan::title_end().
struct title {
  using rule_t = title;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    const scan::TitleEnd found = scan::title_end(in.begin(), in.current(), in.end());
    if (found.end == nullptr || found.end == in.current()) return false;
    in.bump(static_cast<std::size_t>(found.end - in.current()));
    return true;
  }
};

}  // namespace imrlint::grammar

template <typename Name>
struct tao::pegtl::analyze_traits<Name, imrlint::grammar::title> : tao::pegtl::analyze_any_traits<> {};

// clang-format off
namespace imrlint::grammar {

// ": Upheld"
struct upheld        : phrase< "upheld" > {};
struct overturned    : phrase< "overturned" > {};
struct decision_mark : sor< one< ':', ';', '.' >, dash > {};
struct decision_word : sor< upheld, overturned > {};
struct decision      : seq< opt< gap >, opt< decision_mark, opt< gap > >, decision_word, opt< one< '.' > > > {};

// "X was the original request. Y was authorized by the Claims Administrator. The remaining ... request, Z is"
struct was           : sor< phrase< "was" >, phrase< "were" > > {};
struct is            : sor< phrase< "is" >, phrase< "are" > > {};
struct original_end  : seq< gap, was, gap, phrase< "the original request" >, one< '.' > > {};
struct original      : plus< not_at< original_end >, any > {};
struct authorized_end: seq< gap, was, gap, phrase< "authorized by the claims administrator" >, one< '.' > > {};
struct authorized    : plus< not_at< authorized_end >, any > {};
struct remaining     : seq< phrase< "the remaining imr eligible portion of the original request" >, opt< one< ',' > > > {};
struct leaving_end   : seq< opt< one< ',' > >, gap, phrase< "leaving the original request imr eligible" >, one< '.' > > {};
struct left_over     : plus< not_at< leaving_end >, any > {};
struct whole_again   : seq< phrase< "the original request" >, opt< one< ',' > > > {};
struct disputed_end  : seq< opt< gap, is >, opt< one< ':', ',' > >, eof > {};
struct disputed      : plus< not_at< disputed_end >, any > {};
struct partly        : seq< authorized, authorized_end, gap, remaining, gap, disputed, disputed_end > {};
struct wholly        : seq< phrase< "the claims administrator authorized" >, gap, left_over, leaving_end, gap, whole_again, gap, disputed, disputed_end > {};
struct told          : seq< original, original_end, gap, sor< wholly, partly > > {};

}  // namespace imrlint::grammar
