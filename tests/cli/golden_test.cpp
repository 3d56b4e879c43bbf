#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "cli/run.hpp"

using namespace imrlint::test;
namespace fs = std::filesystem;

namespace {

const fs::path project = IMRLINT_SOURCE_DIR;

std::vector<fs::path> texts_in(const fs::path& folder) {
  std::vector<fs::path> found;
  if (!fs::exists(folder)) return found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

// What `imrlint check` says of every sample, byte by byte. `./scripts/update-goldens` rewrites the files.
TEST_CASE("the report of every sample is the expected one") {
  const char* const update = std::getenv("IMRLINT_UPDATE_GOLDENS");
  const bool updating = update != nullptr && *update != '\0';
  RunOptions options;
  options.folder = project;  // so that paths in reports are relative
  const auto samples = texts_in(project / "samples");
  REQUIRE(samples.size() > 10);
  for (const fs::path& sample : samples) {
    const std::string name = sample.filename().string();
    CAPTURE(name);
    const RunResult result = run({"check", "samples/" + name}, options);
    CHECK(result.status < 2);
    CHECK(result.err.empty());
    const fs::path golden = project / "tests/golden" / name;
    if (updating) {
      fs::create_directories(golden.parent_path());
      std::ofstream(golden, std::ios::binary) << result.out;
      continue;
    }
    if (!fs::exists(golden)) {
      FAIL_CHECK("no expected report; ./scripts/update-goldens makes it");
      continue;
    }
    CHECK(result.out == content_of(golden));
  }
  for (const fs::path& golden : texts_in(project / "tests/golden")) {
    CAPTURE(golden.string());
    if (fs::exists(project / "samples" / golden.filename())) continue;
    if (updating) {
      fs::remove(golden);
    } else {
      FAIL_CHECK("an expected report without its sample");
    }
  }
}
