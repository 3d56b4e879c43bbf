#pragma once

#include <memory>
#include <string>

#include "ast/determination.hpp"
#include "base/source.hpp"

namespace spdlog {
class logger;
}

namespace imrlint::cli {

struct LogOptions {
  std::string level = "warn";
  bool text = false;  ///< letter text may appear; letters hold health data, so only when asked for
};

/// The log: what the tool did, for those who run it. Never a finding, and no letter text unless asked for.
/// May be used by several threads at once.
class Log {
 public:
  explicit Log(const LogOptions& options);

  void info(const std::string& message) const;
  void debug(const std::string& message) const;
  /// What the parser could not place in a letter.
  void letter(const std::string& path, const Determination& letter, const Source& source) const;

 private:
  std::shared_ptr<spdlog::logger> m_logger;
  bool m_text;
};

}  // namespace imrlint::cli
