#include "report/case_json.hpp"

#include <algorithm>

#include "report/finding_text.hpp"
#include "report/header_date.hpp"

namespace imrlint {
namespace {

std::string folded(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

void string_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

void write_date(JsonWriter& json, std::string_view key, std::optional<Date> date) {
  string_or_null(json, key, date ? to_string(*date) : std::string());
}

void write_dates(JsonWriter& json, const CaseResult& result) {
  const CaseHeader& header = result.letter.header;
  const Reading& reading = result.reading;
  const auto date_of = [&](const std::optional<Field>& field) -> std::optional<Date> {
    if (!field) return std::nullopt;
    return header_date(result.source.slice(field->value));
  };
  json.key("dates").begin_object();
  write_date(json, "date_of_injury", reading.injury_date ? reading.injury_date : date_of(header.date_of_injury));
  write_date(json, "ur_denial_date", reading.ur_date ? reading.ur_date : date_of(header.ur_denial_date));
  write_date(json, "application_received", date_of(header.application_received));
  write_date(json, "date_assigned", date_of(header.date_assigned));
  write_date(json, "decision_date", reading.decision_date ? reading.decision_date : date_of(header.decision_date));
  json.end_object();
}

void write_spans(JsonWriter& json, std::string_view key, const std::vector<Span>& spans, const Source& source) {
  json.key(key).begin_flow_array();
  for (const Span span : spans)
    json.value(folded(source.slice(span)));
  json.end_array();
}

void write_sources(JsonWriter& json, std::string_view key, const GuidelineLine& line, const Source& source) {
  json.key(key).begin_array();
  for (const Citation& citation : line.citations) {
    json.begin_object();
    // "MTUS ACOEM ..." cites a chapter of ACOEM that the MTUS took over: it is the MTUS that is cited.
    json.field("family", to_string(citation.mtus ? Family::mtus : citation.family));
    string_or_null(json, "title", folded(source.slice(citation.title)));
    string_or_null(json, "edition", citation.edition ? std::to_string(*citation.edition) : std::string());
    write_spans(json, "sections", citation.sections, source);
    json.key("pages").begin_flow_array();
    for (const PageRange& range : citation.pages) {
      json.begin_flow_object();
      json.field("first", range.first);
      json.field("last", range.last);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_quantity(JsonWriter& json, const ItemQuantity& quantity) {
  json.key("quantity").begin_flow_object();
  if (quantity.visits) json.field("visits", *quantity.visits);
  if (quantity.count) json.field("count", *quantity.count);
  if (!quantity.strength.empty()) json.field("strength", std::string_view(quantity.strength));
  if (!quantity.frequency.empty()) json.field("frequency", std::string_view(quantity.frequency));
  if (!quantity.duration.empty()) json.field("duration", std::string_view(quantity.duration));
  json.end_object();
}

void write_item(JsonWriter& json, const CaseResult& result, const Rulebook& rulebook, std::uint16_t index) {
  static const ItemReading nothing_read;
  const Item& item = result.letter.items[index];
  const ItemReading& read = index < result.reading.items.size() ? result.reading.items[index] : nothing_read;

  json.begin_object();
  json.field("n", item_number(result.letter, index));
  json.field("title", folded(result.source.slice(item.title)));
  string_or_null(json, "decision", item.decision ? to_string(*item.decision) : std::string_view());
  string_or_null(json, "service",
                 read.service.exists() ? std::string_view(rulebook[read.service].id) : std::string_view());
  json.key("regions").begin_flow_array();
  for (std::size_t i = 0; i < region_count; ++i) {
    const auto region = static_cast<Region>(i);
    if (read.regions.has(region)) json.value(to_string(region));
  }
  json.end_array();
  string_or_null(json, "laterality", read.side == Side::none ? std::string_view() : to_string(read.side));
  json.key("drugs").begin_flow_array();
  for (const DrugId drug : read.drugs)
    json.value(std::string_view(rulebook[drug].id));
  json.end_array();
  write_quantity(json, read.quantity);
  json.field("conclusion", to_string(read.conclusion));
  json.field("repeat", read.repeat);
  write_sources(json, "reviewer_sources", item.reviewer, result.source);
  write_sources(json, "claims_sources", item.claims, result.source);
  json.key("rules").begin_array();
  if (index < result.evaluation.items.size()) {
    for (const RuleResult& rule : result.evaluation.items[index].rules) {
      json.begin_flow_object();
      json.field("rule", std::string_view(rulebook[rule.rule].id));
      json.key("verdict").begin_flow_object();
      json.field("record", to_string(rule.verdict[by_record]));
      json.field("reviewer", to_string(rule.verdict[by_reviewer]));
      json.end_object();
      json.end_object();
    }
  }
  json.end_array();
  json.end_object();
}

void write_evidence(JsonWriter& json, const Evidence& evidence, const Source& source) {
  json.begin_object();
  json.field("voice", to_string(evidence.voice));
  if (evidence.span.empty()) {
    json.field("text", std::string_view(evidence.text));
    for (const std::string_view key : {"start", "end", "page", "line", "column"})
      json.key(key).null();
  } else {
    const Position position = source.position(evidence.span.begin);
    json.field("text", source.slice(evidence.span));
    json.field("start", evidence.span.begin);
    json.field("end", evidence.span.end);
    json.field("page", position.page);
    json.field("line", position.line);
    json.field("column", position.column);
  }
  json.end_object();
}

void write_finding(JsonWriter& json, const Finding& finding, const CaseResult& result, const Rulebook& rulebook) {
  json.begin_object();
  json.field("check", finding.check);
  json.field("severity", to_string(finding.severity));
  json.key("item");
  if (finding.item == no_item) {
    json.null();
  } else {
    json.value(item_number(result.letter, finding.item));
  }
  const bool by_rule = finding.rule.exists() && finding.rule.value < rulebook.rules.size();
  string_or_null(json, "rule", by_rule ? std::string_view(rulebook[finding.rule].id) : std::string_view());
  json.field("message", std::string_view(finding.message));
  json.field("confidence", to_string(finding.confidence));
  json.field("appeal_ground", to_string(finding.appeal_ground));
  if (finding.about_claims_administrator) json.field("about", "claims-administrator");
  json.key("evidence").begin_array();
  for (const Evidence& evidence : finding.evidence)
    write_evidence(json, evidence, result.source);
  json.end_array();
  json.end_object();
}

}  // namespace

void write_case(JsonWriter& json, const CaseResult& result, const Rulebook& rulebook) {
  const Determination& letter = result.letter;
  json.begin_object();
  json.field("path", std::string_view(result.path));
  const auto& number = letter.header.case_number;
  string_or_null(json, "case_number", number ? folded(result.source.slice(number->value)) : std::string());
  json.field("layout", to_string(letter.layout));
  write_dates(json, result);
  json.key("reviewer").begin_object();
  write_spans(json, "licensure", letter.credentials.licensure, result.source);
  write_spans(json, "specialty", letter.credentials.specialty, result.source);
  json.end_object();
  json.key("items").begin_array();
  for (std::size_t i = 0; i < letter.items.size(); ++i) {
    write_item(json, result, rulebook, static_cast<std::uint16_t>(i));
  }
  json.end_array();
  json.key("findings").begin_array();
  for (const Finding& finding : result.findings)
    write_finding(json, finding, result, rulebook);
  json.end_array();
  json.end_object();
}

}  // namespace imrlint
