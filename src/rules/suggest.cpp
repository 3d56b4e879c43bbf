#include "rules/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace imrlint {
namespace {

// Optimal string alignment; gives up (bound + 1) once every continuation costs more than `bound`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t bound) {
  const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (apart > bound) return bound + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > bound) return bound + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::string_view closest(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.size() > 100) return {};
  std::string_view best;
  std::size_t bound = std::max<std::size_t>(1, (name.size() + 1) / 3);
  for (const std::string_view candidate : candidates) {
    const std::size_t d = distance(name, candidate, bound);
    if (d > bound) continue;
    best = candidate;
    if (d == 0) break;
    bound = d - 1;
  }
  return best;
}

}  // namespace imrlint
