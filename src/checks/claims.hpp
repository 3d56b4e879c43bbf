#pragma once

#include <optional>

#include "checks/check.hpp"

/// Statements of fact held against each other: shared by absence-contradicted, presence-contradicted, items-disagree.
namespace imrlint::checks {

/// Whether what `mention` is about lies where `other` is about: same region for regional facts. `home` is the item's
/// region, for mentions that name none.
[[nodiscard]] bool same_place(const CaseView& view, const Mention& mention, const Mention& other, Regions home);
/// Whether two sentences may speak of the same time: equal visits, or one that is not dated.
[[nodiscard]] bool same_time(const CaseView& view, const Mention& claim, const Mention& other);
/// A denial by the reviewer about this worker that can be held against the record.
[[nodiscard]] bool is_denial(const CaseView& view, const Mention& mention);
/// A plain statement by the record.
[[nodiscard]] bool is_record_statement(const CaseView& view, const Mention& mention);

}  // namespace imrlint::checks
