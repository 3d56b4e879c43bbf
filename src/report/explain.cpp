#include "report/explain.hpp"

#include <algorithm>
#include <charconv>

#include "report/finding_text.hpp"
#include "report/quote.hpp"
#include "report/style.hpp"
#include "report/utf8.hpp"

namespace imrlint {
namespace {

std::string plain(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

std::string number(double value) {
  std::string out(32, '\0');
  const auto result = std::to_chars(out.data(), out.data() + out.size(), value);
  out.resize(static_cast<std::size_t>(result.ptr - out.data()));
  return out;
}

std::string limits(const Criterion& criterion, std::string_view unit) {
  std::string out;
  const std::optional<double>& last = criterion.max ? criterion.max : criterion.min;
  if (last == 1.0 && unit.ends_with('s')) unit.remove_suffix(1);
  if (criterion.min) out.append("at least ").append(number(*criterion.min));
  if (criterion.max) out.append(criterion.min ? " and at most " : "at most ").append(number(*criterion.max));
  return out.append(" ").append(unit);
}

/// What a criterion asks, in words.
std::string asks(const Criterion& criterion, const Rulebook& rulebook) {
  using Op = Criterion::Op;
  std::string out;
  switch (criterion.op) {
    case Op::all: out = "all of"; break;
    case Op::any: out = "any of"; break;
    case Op::none_of: out = "none of"; break;
    case Op::at_least: out = "at least " + std::to_string(criterion.count) + " of"; break;
    case Op::except: out = "the first, unless one of the others"; break;
    case Op::fact: out = criterion.fact.exists() ? rulebook[criterion.fact].label : std::string("a fact"); break;
    case Op::limit:
      out = (criterion.slot.exists() ? rulebook[criterion.slot].label : std::string("quantity")) + ": " +
            limits(criterion, to_string(criterion.unit)) + (criterion.including_prior ? ", earlier ones included" : "");
      break;
    case Op::age: out = "age: " + limits(criterion, "years"); break;
    case Op::since_injury: out = "time since the injury: " + limits(criterion, to_string(criterion.unit)); break;
  }
  if (criterion.title.empty() || criterion.title == out) return plain(out);
  const bool inner = criterion.op <= Op::except;
  return plain(criterion.title) + (inner ? " (" + plain(out) + ")" : std::string());
}

std::string_view truth_label(Truth truth) {
  switch (truth) {
    case Truth::met: return "met";
    case Truth::not_met: return "not met";
    case Truth::unknown: break;
  }
  return "open";
}

Style::Mark mark(Truth truth) {
  switch (truth) {
    case Truth::met: return Style::Mark::good;
    case Truth::not_met: return Style::Mark::bad;
    case Truth::unknown: break;
  }
  return Style::Mark::dim;
}

/// Why a decision does or does not fit a rule: a sound denial names a criterion that fails, a sound approval leaves
/// none open.
std::string_view fit(Decision decision, const RuleResult& result) {
  const Truth record = result.verdict[by_record];
  const Truth reviewer = result.verdict[by_reviewer];
  if (decision == Decision::upheld) {
    switch (reviewer) {
      case Truth::not_met:
        return record == Truth::met
                   ? "the reviewer names a criterion that fails, so the denial follows; but by the record all are met"
                   : "the reviewer names a criterion that fails, so the denial follows";
      case Truth::met:
        return "the reviewer's own statements meet every criterion, so this rule does not carry the denial";
      case Truth::unknown: break;
    }
    return record == Truth::met
               ? "the reviewer shows no criterion of this rule to fail, and by the record all are met"
               : "the reviewer shows no criterion of this rule to fail: the denial must rest on something else";
  }
  switch (reviewer) {
    case Truth::met:
      return record == Truth::not_met
                 ? "the reviewer finds every criterion met, so the approval follows; but by the record one fails"
                 : "the reviewer finds every criterion met, so the approval follows";
    case Truth::not_met:
      return "by the reviewer's own statements a criterion fails, so this rule does not carry the approval";
    case Truth::unknown: break;
  }
  if (record == Truth::met) return "the reviewer leaves criteria open that the record shows to be met";
  return record == Truth::not_met ? "the reviewer leaves criteria open, and by the record one fails"
                                  : "the reviewer leaves criteria of this rule open, and so does the record";
}

class Explainer {
 public:
  Explainer(std::string& out, const CaseResult& result, const Rulebook& rulebook, Style style)
      : m_out(out), m_result(result), m_rulebook(rulebook), m_style(style) {}

  void item(std::uint16_t index) {
    const Item& item = m_result.letter.items[index];
    m_out.append(m_style.bold()).append("item ").append(std::to_string(item_number(m_result.letter, index)));
    m_out.append(": ").append(plain(m_result.source.slice(item.title))).append(m_style.reset()).append("\n");
    line("decision", item.decision ? to_string(*item.decision) : std::string_view("none found"));
    if (index < m_result.reading.items.size()) facets(m_result.reading.items[index]);
    sources("claims administrator", item.claims);
    sources("reviewer", item.reviewer);

    const bool evaluated = index < m_result.evaluation.items.size();
    if (!evaluated || m_result.evaluation.items[index].rules.empty()) {
      m_out += "\n  no rule of the rulebook applies to this item\n";
    } else {
      for (const RuleResult& rule : m_result.evaluation.items[index].rules)
        this->rule(rule, item.decision);
    }
    findings(index);
  }

  void findings(std::uint16_t index) {
    for (const Finding& finding : m_result.findings) {
      if (finding.item != index) continue;
      m_out += '\n';
      write_finding(m_out, finding, m_result, m_rulebook, m_style);
    }
  }

 private:
  void line(std::string_view name, std::string_view text) {
    m_out.append("  ").append(name).append(": ").append(plain(text)).append("\n");
  }

  void facets(const ItemReading& read) {
    line("service", read.service.exists() ? std::string_view(m_rulebook[read.service].id) : "not recognised");
    std::string list;
    const auto add = [&list](std::string_view word) {
      if (!list.empty()) list += ", ";
      list += word;
    };
    for (std::size_t i = 0; i < region_count; ++i) {
      if (read.regions.has(static_cast<Region>(i))) add(to_string(static_cast<Region>(i)));
    }
    if (!list.empty()) {
      if (read.regions_inferred) list += " (not in the title; the letter's only region)";
      line("regions", list);
    }
    if (read.side != Side::none) line("side", to_string(read.side));
    list.clear();
    for (const DrugId drug : read.drugs)
      add(m_rulebook[drug].id);
    if (!list.empty()) line("drugs", list);
    list.clear();
    const ItemQuantity& quantity = read.quantity;
    if (quantity.visits) add(counted(*quantity.visits, "visit"));
    if (quantity.count) add("#" + std::to_string(*quantity.count));
    for (const std::string* part : {&quantity.strength, &quantity.frequency, &quantity.duration}) {
      if (!part->empty()) add(*part);
    }
    if (!list.empty()) line("quantity", list);
    line("conclusion", to_string(read.conclusion));
    if (!read.conclusion_span.empty()) quote(read.conclusion_span);
    if (read.repeat) {
      line("repeat", "the letter says that it was given before");
      if (!read.repeat_span.empty()) quote(read.repeat_span);
    }
  }

  void sources(std::string_view who, const GuidelineLine& guideline) {
    std::string text;
    switch (guideline.basis) {
      case GuidelineLine::Basis::missing: text = "has no guideline line"; break;
      case GuidelineLine::Basis::cited_nothing: text = "cites nothing"; break;
      case GuidelineLine::Basis::outside_mtus: text = "recommendations outside of the MTUS"; break;
      case GuidelineLine::Basis::cited: text = "cites"; break;
    }
    std::string_view joint = " ";
    for (const Citation& citation : guideline.citations) {
      text.append(joint).append(m_result.source.slice(citation.span));
      joint = "; ";
    }
    line(who, text);
  }

  void quote(Span span) {
    write_quote(m_out, m_result.source, span, std::max<std::size_t>(5, gutter_width(m_result.source, span)), m_style,
                Severity::note);
  }

  void rule(const RuleResult& result, std::optional<Decision> decision) {
    const Rule& rule = m_rulebook[result.rule];
    m_out.append("\n  rule ").append(m_style.bold()).append(plain(rule.id)).append(m_style.reset());
    if (!rule.title.empty()) m_out.append(": ").append(plain(rule.title));
    m_out.append(" (confidence: ").append(to_string(rule.confidence)).append(")\n");
    m_out += "    record    reviewer  criterion\n";
    for (const CriterionResult& criterion : result.derivation)
      this->criterion(criterion);
    m_out += "    ";
    truth(result.verdict[by_record]);
    truth(result.verdict[by_reviewer]);
    m_out += "in all\n";
    if (decision) m_out.append("    => ").append(fit(*decision, result)).append("\n");
  }

  void truth(Truth truth) {
    const std::string_view label = truth_label(truth);
    m_out.append(m_style.of(mark(truth))).append(label).append(m_style.reset()).append(10 - label.size(), ' ');
  }

  void criterion(const CriterionResult& result) {
    m_out += "    ";
    truth(result.truth[by_record]);
    truth(result.truth[by_reviewer]);
    m_out.append(2U * result.depth, ' ');
    m_out.append(result.criterion == nullptr ? std::string("criterion") : asks(*result.criterion, m_rulebook))
        .append("\n");
    // Inner nodes repeat the evidence of what is below them.
    if (result.criterion != nullptr && !result.criterion->children.empty()) return;
    for (const std::size_t voice : {by_record, by_reviewer}) {
      if (result.evidence[voice].empty()) continue;
      m_out.append("      ").append(voice == by_record ? "record says" : "reviewer says").append(":\n");
      quote(result.evidence[voice]);
    }
  }

  std::string& m_out;
  const CaseResult& m_result;
  const Rulebook& m_rulebook;
  Style m_style;
};

}  // namespace

bool write_explanation(std::string& out, const CaseResult& result, const Rulebook& rulebook,
                       std::optional<std::uint32_t> item, bool colour) {
  const Determination& letter = result.letter;
  std::vector<std::uint16_t> wanted;
  for (std::size_t i = 0; i < letter.items.size(); ++i) {
    const auto index = static_cast<std::uint16_t>(i);
    if (!item || item_number(letter, index) == *item) wanted.push_back(index);
  }
  if (wanted.empty() && item) return false;

  const Style style(colour);
  Explainer explainer(out, result, rulebook, style);
  out.append(style.bold()).append(plain(result.path)).append(style.reset());
  if (const auto& number = letter.header.case_number; number && !number->value.empty()) {
    out.append(": case ").append(plain(result.source.slice(number->value)));
  }
  out.append(": ").append(counted(letter.items.size(), "item")).append("\n");
  for (const std::uint16_t index : wanted) {
    out += '\n';
    explainer.item(index);
  }
  if (!item) explainer.findings(no_item);
  return true;
}

}  // namespace imrlint
