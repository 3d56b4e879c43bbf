#include "report/ast_json.hpp"

namespace imrlint {
namespace {

/// Writes the nodes of one letter.
class AstWriter {
 public:
  AstWriter(JsonWriter& json, const Source& source) : m_json(json), m_source(source) {}

  void write(std::string_view path, const Determination& letter) {
    m_json.begin_object();
    m_json.field("path", path);
    m_json.field("layout", to_string(letter.layout));
    header(letter.header);
    credentials(letter.credentials);
    place("summary", letter.summary);
    m_json.key("items").begin_array();
    for (const Item& one : letter.items)
      item(one);
    m_json.end_array();
    m_json.key("sections").begin_array();
    for (const Section& section : letter.sections) {
      m_json.begin_flow_object();
      m_json.field("kind", to_string(section.kind));
      bounds(section.span);
      m_json.end_object();
    }
    m_json.end_array();
    m_json.key("diagnostics").begin_array();
    for (const Diagnostic& one : letter.diagnostics)
      diagnostic(one);
    m_json.end_array();
    m_json.end_object();
  }

 private:
  void bounds(Span span) {
    m_json.field("start", span.begin);
    m_json.field("end", span.end);
    const Position position = m_source.position(span.begin);
    m_json.field("page", position.page);
    m_json.field("line", position.line);
    m_json.field("column", position.column);
  }

  void place(Span span) {
    if (span.empty()) {
      m_json.null();
      return;
    }
    m_json.begin_object();
    m_json.field("text", m_source.slice(span));
    bounds(span);
    m_json.end_object();
  }

  void place(std::string_view key, Span span) {
    m_json.key(key);
    place(span);
  }

  void places(std::string_view key, const std::vector<Span>& spans) {
    m_json.key(key).begin_array();
    for (const Span span : spans)
      place(span);
    m_json.end_array();
  }

  void field(std::string_view key, const std::optional<Field>& field) {
    m_json.key(key);
    if (!field) {
      m_json.null();
      return;
    }
    m_json.begin_object();
    place("label", field->label);
    place("value", field->value);
    m_json.end_object();
  }

  void number(std::string_view key, const std::optional<std::uint32_t>& value) {
    m_json.key(key);
    if (value) {
      m_json.value(*value);
    } else {
      m_json.null();
    }
  }

  void header(const CaseHeader& header) {
    m_json.key("header").begin_object();
    field("case_number", header.case_number);
    field("date_assigned", header.date_assigned);
    field("date_of_injury", header.date_of_injury);
    field("decision_date", header.decision_date);
    field("ur_denial_date", header.ur_denial_date);
    field("priority", header.priority);
    field("application_received", header.application_received);
    m_json.end_object();
  }

  void credentials(const Credentials& credentials) {
    m_json.key("credentials").begin_object();
    m_json.field("prose", credentials.prose);
    places("licensure", credentials.licensure);
    places("specialty", credentials.specialty);
    m_json.end_object();
  }

  static std::string_view name_of(GuidelineLine::Basis basis) {
    switch (basis) {
      case GuidelineLine::Basis::missing: return "missing";
      case GuidelineLine::Basis::cited: return "cited";
      case GuidelineLine::Basis::cited_nothing: return "cited-nothing";
      case GuidelineLine::Basis::outside_mtus: return "outside-mtus";
    }
    return "missing";
  }

  void guideline_line(std::string_view key, const GuidelineLine& line) {
    m_json.key(key).begin_object();
    m_json.field("basis", name_of(line.basis));
    place("body", line.body);
    m_json.key("citations").begin_array();
    for (const Citation& citation : line.citations) {
      m_json.begin_object();
      m_json.field("family", to_string(citation.family));
      m_json.field("mtus", citation.mtus);
      place("title", citation.title);
      number("edition", citation.edition);
      number("chapter", citation.chapter);
      places("sections", citation.sections);
      m_json.key("pages").begin_array();
      for (const PageRange& range : citation.pages) {
        m_json.begin_flow_object();
        m_json.field("first", range.first);
        m_json.field("last", range.last);
        m_json.end_object();
      }
      m_json.end_array();
      place("place", citation.span);
      m_json.end_object();
    }
    m_json.end_array();
    m_json.end_object();
  }

  void item(const Item& item) {
    m_json.begin_object();
    m_json.field("number", item.number);
    place("title", item.title);
    place("disputed", item.disputed);
    place("original", item.original);
    place("authorized", item.authorized);
    m_json.key("decision");
    if (item.decision) {
      m_json.value(to_string(*item.decision));
    } else {
      m_json.null();
    }
    place("decision_place", item.decision_span);
    guideline_line("claims", item.claims);
    guideline_line("reviewer", item.reviewer);
    place("rationale", item.rationale);
    m_json.end_object();
  }

  void diagnostic(const Diagnostic& diagnostic) {
    m_json.begin_object();
    m_json.field("severity", to_string(diagnostic.severity));
    m_json.field("code", std::string_view(diagnostic.code));
    m_json.field("message", std::string_view(diagnostic.message));
    m_json.field("help", std::string_view(diagnostic.help));
    place("place", diagnostic.span);
    m_json.end_object();
  }

  JsonWriter& m_json;
  const Source& m_source;
};

}  // namespace

void write_ast(JsonWriter& json, std::string_view path, const Source& source, const Determination& letter) {
  AstWriter(json, source).write(path, letter);
}

}  // namespace imrlint
