#include "ast/determination.hpp"

namespace imrlint {

std::string_view to_string(Layout layout) {
  switch (layout) {
    case Layout::unknown: return "unknown";
    case Layout::a: return "a";
    case Layout::b: return "b";
    case Layout::c: return "c";
    case Layout::d: return "d";
    case Layout::e: return "e";
    case Layout::f: return "f";
  }
  return "unknown";
}

std::string_view to_string(SectionKind kind) {
  switch (kind) {
    case SectionKind::case_header: return "case-header";
    case SectionKind::how_made: return "how-made";
    case SectionKind::credentials: return "credentials";
    case SectionKind::documents: return "documents";
    case SectionKind::summary: return "summary";
    case SectionKind::items_heading: return "items-heading";
    case SectionKind::item: return "item";
    case SectionKind::closing: return "closing";
    case SectionKind::unplaced: return "unplaced";
  }
  return "unplaced";
}

void Determination::clear() {
  layout = Layout::unknown;
  header = {};
  credentials.span = {};
  credentials.prose = false;
  credentials.licensure.clear();
  credentials.specialty.clear();
  summary = {};
  items.clear();
  sections.clear();
  diagnostics.clear();
}

}  // namespace imrlint
