#include "cli/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "report/utf8.hpp"

namespace imrlint::cli {

Log::Log(const LogOptions& options)
    : m_logger(std::make_shared<spdlog::logger>("imrlint", std::make_shared<spdlog::sinks::stderr_sink_mt>())),
      m_text(options.text) {
  m_logger->set_pattern("%H:%M:%S.%e %l: %v");
  m_logger->set_level(spdlog::level::from_str(options.level));
}

void Log::info(const std::string& message) const {
  m_logger->info("{}", message);
}
void Log::debug(const std::string& message) const {
  m_logger->debug("{}", message);
}

void Log::letter(const std::string& path, const Determination& letter, const Source& source) const {
  if (!m_logger->should_log(spdlog::level::debug)) return;
  m_logger->debug("{}: layout {}, {} items, {} diagnostics", path, to_string(letter.layout), letter.items.size(),
                  letter.diagnostics.size());
  for (const Diagnostic& diagnostic : letter.diagnostics) {
    const Position position = source.position(diagnostic.span.begin);
    // Messages quote the letter, so the code has to do.
    m_logger->debug("{}:{}:{}: {}", path, position.line, position.column, diagnostic.code);
    if (!m_text) continue;
    std::string text;
    append_printable(text, diagnostic.message);
    if (!diagnostic.span.empty()) {
      text += ": ";
      append_printable(text, source.slice(diagnostic.span));
    }
    m_logger->debug("{}", text);
  }
}

}  // namespace imrlint::cli
