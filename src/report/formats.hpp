#pragma once

#include "report/report.hpp"

/// The formats, one file each. A new one is a file, a declaration here and a line in report.cpp.
namespace imrlint {

[[nodiscard]] ReportFormat text_format();
[[nodiscard]] ReportFormat json_format();
[[nodiscard]] ReportFormat jsonl_format();

}  // namespace imrlint
