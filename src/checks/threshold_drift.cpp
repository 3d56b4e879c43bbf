#include "checks/all.hpp"

namespace imrlint::checks {

Check threshold_drift() {
  return {
      "threshold-drift", Severity::note, "the same guideline section is quoted with different numbers",
      "Seen only across letters: sentences that report the same section of the same edition for the same service and\n"
      "give different numbers for the same thing.\n\n"
      "Silent on a single letter, on guidelines without a printed edition, and on sections that hold several numbers\n"
      "for the thing (one per diagnosis).\n\n"
      "Example: one letter quotes \"three to six treatments\" for the effect of acupuncture, another \"six to eight\".",
      nullptr};
}

}  // namespace imrlint::checks
