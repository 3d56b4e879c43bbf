#include <doctest/doctest.h>

#include "engine/evaluation.hpp"

namespace {

using namespace imrlint;
constexpr Truth T = Truth::met;
constexpr Truth U = Truth::unknown;
constexpr Truth F = Truth::not_met;

TEST_CASE("strong Kleene logic") {
  CHECK(!T == F);
  CHECK(!U == U);
  CHECK(!F == T);
  const Truth values[] = {F, U, T};
  for (const Truth a : values) {
    for (const Truth b : values) {
      CHECK((a & b) == (b & a));
      CHECK((a | b) == (b | a));
      const Truth neither = (!a) | (!b);
      CHECK(!(a & b) == neither);
      CHECK((a & (a | b)) == a);
    }
  }
  CHECK((F & U) == F);
  CHECK((T & U) == U);
  CHECK((T | U) == T);
  CHECK((F | U) == U);
}

}  // namespace
