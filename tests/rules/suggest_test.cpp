#include "rules/suggest.hpp"

#include <doctest/doctest.h>

#include <array>

TEST_CASE("the nearest name is suggested, or none") {
  using namespace std::string_view_literals;
  const std::array names = {"functional-improvement"sv, "functional-decline"sv, "age"sv, "label"sv};
  CHECK(imrlint::closest("funtional-improvement", names) == "functional-improvement");
  CHECK(imrlint::closest("functionl-decline", names) == "functional-decline");
  CHECK(imrlint::closest("lable", names) == "label");  // neighbours swapped
  CHECK(imrlint::closest("aga", names) == "age");
  CHECK(imrlint::closest("shoulder", names).empty());
  CHECK(imrlint::closest("", names).empty());
  CHECK(imrlint::closest("age", {}).empty());
}

TEST_CASE("the nearer of two names wins, then the first") {
  using namespace std::string_view_literals;
  const std::array names = {"months"sv, "month"sv, "mouth"sv};
  CHECK(imrlint::closest("monht", names) == "month");
  const std::array alike = {"knee-a"sv, "knee-b"sv};
  CHECK(imrlint::closest("knee-c", alike) == "knee-a");
}
