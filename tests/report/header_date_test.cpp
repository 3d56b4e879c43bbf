#include "report/header_date.hpp"

#include <doctest/doctest.h>

using namespace imrlint;

TEST_CASE("dates of the case header are read as printed there, and nothing else is") {
  CHECK(header_date("10/23/2016") == Date{2016, 10, 23});
  CHECK(header_date(" 1-9-2017\n") == Date{2017, 1, 9});
  CHECK(header_date("2016-02-29") == Date{2016, 2, 29});
  for (const char* const other : {"", " ", "N/A", "02/30/2016", "13/01/2016", "1/2/17", "1/2", "1/2/2017 3", "1//2017",
                                  "-1/2/2017", "1/-2/2017", "001/2/2017"}) {
    CHECK_MESSAGE(!header_date(other), other);
  }
}
