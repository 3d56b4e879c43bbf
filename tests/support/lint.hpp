#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "imrlint.hpp"
#include "input/input.hpp"
#include "rules/load.hpp"
#include "support/letters.hpp"

/// The whole way of a letter with the shipped rules, for tests.
namespace imrlint::testing {

inline const Linter& shipped_linter() {
  static const Linter linter = [] {
    LoadedRulebook loaded = shipped_rulebook();
    REQUIRE(loaded.ok);
    return Linter(std::move(loaded.book));
  }();
  return linter;
}

inline CaseResult lint_text(std::string_view text, const std::string& name = "letter.txt") {
  CaseResult result;
  result.path = name;
  result.source.assign(name, text);
  shipped_linter().lint(result);
  return result;
}

inline CaseResult lint_file(const std::filesystem::path& path) {
  auto input = read_letter(path.string());
  REQUIRE(std::holds_alternative<InputText>(input));
  return lint_text(std::get<InputText>(input).text, path.string());
}

/// A letter of layout B around a summary and items that are already in its form.
inline std::string letter_with(std::string_view summary, std::string_view items) {
  return "CLINICAL CASE SUMMARY\nThe expert reviewer developed the following clinical case summary based on a review "
         "of "
         "the\ncase file, including all medical records:\n\n" +
         std::string(summary) + "\n\nIMR ISSUES, DECISIONS AND RATIONALES\n\n" + std::string(items) + "\n";
}

inline std::string item(
    std::string_view title, std::string_view decision, std::string_view rationale,
    std::string_view source = "Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.") {
  return std::string(title) + ": " + std::string(decision) +
         "\n\nClaims Administrator guideline: The Claims Administrator did not cite any medical evidence for its "
         "decision.\n\n" +
         "MAXIMUS guideline: " + std::string(source) + "\n\nDecision rationale: " + std::string(rationale) + "\n\n";
}

inline const Finding* find(const CaseResult& result, std::string_view check) {
  for (const Finding& finding : result.findings) {
    if (finding.check == check) return &finding;
  }
  return nullptr;
}

}  // namespace imrlint::testing
