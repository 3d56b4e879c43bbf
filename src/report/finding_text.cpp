#include "report/finding_text.hpp"

#include <algorithm>

#include "report/quote.hpp"
#include "report/utf8.hpp"
#include "report/voice_label.hpp"

namespace imrlint {
namespace {

constexpr std::size_t title_columns = 72;

/// The title of an item on one line, shortened at a blank.
std::string short_title(std::string_view title) {
  std::string out;
  append_printable(out, title);
  if (out.size() <= title_columns) return out;
  const std::size_t space = out.rfind(' ', title_columns);
  std::size_t end = space == std::string::npos ? title_columns : space;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U)
    --end;
  out.resize(end);
  return out + " ...";
}

void write_evidence(std::string& out, const Evidence& evidence, const Source& source, std::size_t gutter, Style style,
                    Severity severity) {
  const std::string indent(gutter + 1, ' ');
  out.append(indent).append(style.bold()).append(voice_label(evidence.voice)).append(style.reset());
  if (!evidence.span.empty()) {
    if (source.pages() > 1) out.append(", page ").append(std::to_string(source.position(evidence.span.begin).page));
    out += ":\n";
    write_quote(out, source, evidence.span, gutter, style, severity);
    if (!evidence.text.empty()) {
      out.append("  ").append(style.gutter()).append(gutter, ' ').append(" = ").append(style.reset());
      append_printable(out, evidence.text);
      out += '\n';
    }
    return;
  }
  out += ": ";
  append_printable(out, evidence.text);
  out += '\n';
}

void write_rule(std::string& out, const Rule& rule, const Rulebook& rulebook) {
  append_printable(out, rule.id);
  if (!rule.title.empty()) {
    out += ", ";
    append_printable(out, rule.title);
  }
  if (rule.guideline.exists() && rule.guideline.value < rulebook.guidelines.size()) {
    const Guideline& guideline = rulebook[rule.guideline];
    out += " (";
    append_printable(out, guideline.publisher);
    if (!guideline.publisher.empty()) out += ' ';
    append_printable(out, guideline.title);
    if (guideline.edition) out.append(" ").append(std::to_string(*guideline.edition));
    if (rule.section.exists() && rule.section.value < guideline.sections.size()) {
      out += ", ";
      append_printable(out, guideline.sections[rule.section.value].title);
    }
    out += ')';
  }
  out.append("; confidence: ").append(to_string(rule.confidence));
  if (!rule.source.empty()) {
    out += "; source: ";
    append_printable(out, rule.source);
  }
}

}  // namespace

std::string counted(std::size_t n, std::string_view singular) {
  std::string out = std::to_string(n);
  out.append(" ").append(singular);
  if (n != 1) out += 's';
  return out;
}

std::string severity_counts(std::size_t errors, std::size_t warnings, std::size_t notes) {
  std::string out;
  const auto add = [&out](std::size_t n, std::string_view name) {
    if (n == 0) return;
    if (!out.empty()) out += ", ";
    out += counted(n, name);
  };
  add(errors, "error");
  add(warnings, "warning");
  add(notes, "note");
  return out;
}

std::uint32_t item_number(const Determination& letter, std::uint16_t item) {
  if (item < letter.items.size() && letter.items[item].number != 0) return letter.items[item].number;
  return item + 1U;
}

void write_finding(std::string& out, const Finding& finding, const CaseResult& result, const Rulebook& rulebook,
                   Style style) {
  const Source& source = result.source;
  out.append(style.of(finding.severity))
      .append(to_string(finding.severity))
      .append("[")
      .append(finding.check)
      .append("]");
  out.append(style.reset()).append(style.bold()).append(": ");
  append_printable(out, finding.message);
  out.append(style.reset()).append("\n");

  std::size_t gutter = 3;
  for (const Evidence& evidence : finding.evidence)
    gutter = std::max(gutter, gutter_width(source, evidence.span));

  // The first place is where an editor should jump to.
  out.append(gutter, ' ').append(style.gutter()).append("--> ").append(style.reset());
  append_printable(out, result.path);
  const auto placed = std::find_if(finding.evidence.begin(), finding.evidence.end(),
                                   [](const Evidence& evidence) { return !evidence.span.empty(); });
  if (placed != finding.evidence.end()) {
    const Position position = source.position(placed->span.begin);
    out.append(":").append(std::to_string(position.line)).append(":").append(std::to_string(position.column));
  }
  if (finding.item == no_item) {
    out += ": the letter";
  } else {
    out.append(": item ").append(std::to_string(item_number(result.letter, finding.item)));
    if (finding.item < result.letter.items.size()) {
      const Item& item = result.letter.items[finding.item];
      if (!item.title.empty()) out.append(", `").append(short_title(source.slice(item.title))).append("`");
      if (item.decision) out.append(", ").append(to_string(*item.decision));
    }
  }
  out += '\n';

  for (const Evidence& evidence : finding.evidence) {
    write_evidence(out, evidence, source, gutter, style, finding.severity);
  }
  const auto footer = [&](std::string_view name) -> std::string& {
    return out.append(gutter + 1, ' ').append(style.bold()).append(name).append(style.reset()).append(": ");
  };
  if (finding.rule.exists() && finding.rule.value < rulebook.rules.size()) {
    footer("rule");
    write_rule(out, rulebook[finding.rule], rulebook);
    out += '\n';
  }
  if (finding.appeal_ground != AppealGround::none) {
    footer("ground of appeal").append(ground_label(finding.appeal_ground)).append("\n");
  }
}

}  // namespace imrlint
