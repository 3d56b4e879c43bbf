#include "checks/all.hpp"

namespace imrlint::checks {

Check split_decision() {
  return {
      "split-decision", Severity::warning, "like facts under the same rule, opposite decisions",
      "Seen only across letters: two items for the same service and body region, to which the same rule applies and\n"
      "for which the records state the same facts, of which one is Upheld and one Overturned.\n\n"
      "Silent on a single letter, and where a fact that the rule asks for is known of one worker only.\n\n"
      "Example: two requests for a first epidural injection, both with weakness, a matching image and failed therapy;\n"
      "one is approved, one refused.",
      nullptr};
}

}  // namespace imrlint::checks
