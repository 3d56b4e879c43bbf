#include <string>
#include <string_view>

#include "ast/determination.hpp"

namespace imrlint {
namespace {

// Writes one line per node: a name, then values. Text is folded, as line breaks are no part of what a letter says.
class Writer {
 public:
  explicit Writer(std::string_view text) : m_text(text) {}

  void begin(std::string_view name) { m_out += name; }
  void word(std::string_view value) {
    m_out += ' ';
    m_out += value;
  }
  void number(std::uint32_t value) { word(std::to_string(value)); }
  void quote(Span span) {
    m_out += " \"";
    const std::size_t end = span.end < m_text.size() ? span.end : m_text.size();
    for (std::size_t i = span.begin; i < end; ++i)
      m_out += m_text[i] == '\n' ? ' ' : m_text[i];
    m_out += '"';
  }
  void end() { m_out += '\n'; }

  void line(std::string_view name, Span span) {
    begin(name);
    quote(span);
    end();
  }
  void field(std::string_view name, const std::optional<Field>& field) {
    if (field) line(name, field->value);
  }
  std::string take() { return std::move(m_out); }

 private:
  std::string_view m_text;
  std::string m_out;
};

std::string_view basis_name(GuidelineLine::Basis basis) {
  switch (basis) {
    case GuidelineLine::Basis::missing: return "missing";
    case GuidelineLine::Basis::cited: return "cited";
    case GuidelineLine::Basis::cited_nothing: return "cited-nothing";
    case GuidelineLine::Basis::outside_mtus: return "outside-mtus";
  }
  return "missing";
}

void write(Writer& out, std::string_view name, const GuidelineLine& line) {
  out.begin(name);
  out.word(basis_name(line.basis));
  out.quote(line.body);
  out.end();
  for (const Citation& citation : line.citations) {
    out.begin("    citation");
    out.word(to_string(citation.family));
    out.word(citation.mtus ? "mtus" : "-");
    out.quote(citation.title);
    if (citation.edition) out.number(*citation.edition);
    out.end();
    if (citation.chapter) {
      out.begin("      chapter");
      out.number(*citation.chapter);
      out.end();
    }
    for (const Span section : citation.sections)
      out.line("      section", section);
    for (const PageRange& pages : citation.pages) {
      out.begin("      pages");
      out.number(pages.first);
      out.number(pages.last);
      out.end();
    }
  }
}

}  // namespace

std::string serialise(const Determination& letter, std::string_view text) {
  Writer out(text);
  out.begin("layout");
  out.word(to_string(letter.layout));
  out.end();
  out.field("case-number", letter.header.case_number);
  out.field("date-assigned", letter.header.date_assigned);
  out.field("date-of-injury", letter.header.date_of_injury);
  out.field("decision-date", letter.header.decision_date);
  out.field("ur-denial-date", letter.header.ur_denial_date);
  out.field("priority", letter.header.priority);
  out.field("application-received", letter.header.application_received);
  for (const Span state : letter.credentials.licensure)
    out.line("licensure", state);
  for (const Span specialty : letter.credentials.specialty)
    out.line("specialty", specialty);
  out.line("summary", letter.summary);
  for (const Item& item : letter.items) {
    out.begin("item");
    out.number(item.number);
    out.word(item.decision ? to_string(*item.decision) : "undecided");
    out.quote(item.title);
    out.end();
    if (item.disputed != item.title) out.line("  disputed", item.disputed);
    if (!item.original.empty()) out.line("  original", item.original);
    if (!item.authorized.empty()) out.line("  authorized", item.authorized);
    write(out, "  claims", item.claims);
    write(out, "  reviewer", item.reviewer);
    out.line("  rationale", item.rationale);
  }
  for (const Section& section : letter.sections) {
    out.begin("section");
    out.word(to_string(section.kind));
    out.end();
  }
  for (const Diagnostic& diagnostic : letter.diagnostics) {
    out.begin("diagnostic");
    out.word(diagnostic.code);
    out.end();
  }
  return out.take();
}

}  // namespace imrlint
