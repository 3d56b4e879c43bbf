#include <doctest/doctest.h>
#include "parse/parse.hpp"
