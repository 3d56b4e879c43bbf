// Bytes as the text of a letter, through every phase up to the findings; besides crashes it looks for broken contracts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "imrlint.hpp"
#include "parse/parse.hpp"
#include "report/report.hpp"
#include "rules/load.hpp"

namespace {

// A broken promise is a crash, so that libFuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

const imrlint::Linter& linter() {
  static const imrlint::Linter shipped = [] {
    imrlint::LoadedRulebook loaded = imrlint::shipped_rulebook();
    require(loaded.ok);
    return imrlint::Linter(std::move(loaded.book));
  }();
  return shipped;
}

void lint(imrlint::CaseResult& result, std::string_view text) {
  result.path = "fuzz.txt";
  result.source.assign(result.path, text);
  linter().lint(result);
}

void require_contracts(const imrlint::CaseResult& result) {
  const imrlint::Source& source = result.source;
  const imrlint::Span whole = source.whole();

  std::uint32_t end = 0;  // sections tile the letter
  for (const imrlint::Section& section : result.letter.sections) {
    require(section.span.begin == end && section.span.end >= end);
    end = section.span.end;
  }
  require(result.letter.sections.empty() || end == whole.end);
  require(result.reading.items.size() == result.letter.items.size());
  require(result.evaluation.items.size() == result.letter.items.size());

  for (const imrlint::Finding& finding : result.findings) {
    require(!finding.message.empty());
    require(finding.evidence.size() >= 2);
    require(finding.item == imrlint::no_item || finding.item < result.letter.items.size());
    for (const imrlint::Evidence& evidence : finding.evidence) {
      require(!evidence.text.empty() || !evidence.span.empty());
      require(evidence.span.begin <= evidence.span.end && evidence.span.end <= whole.end);
      const imrlint::Position position = source.position(evidence.span.begin);
      require(position.line >= 1 && position.column >= 1 && position.page >= 1);
    }
  }
}

std::string reports(const imrlint::CaseResult& result) {
  std::string out;
  for (const imrlint::ReportFormat& format : imrlint::all_formats()) {
    format.letter(out, result, linter().rulebook(), {});
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static imrlint::CaseResult reused;  // as a batch does
  lint(reused, text);
  require_contracts(reused);

  imrlint::CaseResult fresh;
  lint(fresh, text);
  require(imrlint::serialise(reused.letter, reused.source.text()) ==
          imrlint::serialise(fresh.letter, fresh.source.text()));
  require(reports(reused) == reports(fresh));
  return 0;
}
