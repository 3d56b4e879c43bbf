#pragma once

#include "checks/check.hpp"

/// The table of checks: one line here, one in table.cpp, one file each.
namespace imrlint::checks {

Check structure_missing_part();
Check request_not_decided();
Check conclusion_contradicts_decision();
Check conclusion_missing();
Check wrong_body_region();
Check wrong_laterality();
Check wrong_service();
Check wrong_quantity();
Check wrong_patient();
Check date_conflict();
Check impossible_date();
Check request_predates_prior_study();
Check limit_not_exceeded();
Check limit_exceeded();
Check absence_contradicted();
Check presence_contradicted();
Check items_disagree();
Check citation_missing();
Check citation_not_in_header();
Check citation_wrong_chapter();
Check citation_page_out_of_range();
Check citation_wrong_edition();
Check citation_conflict();
Check hierarchy_skipped();
Check misquoted_threshold();
Check criterion_not_in_cited_guideline();
Check criteria_met_but_upheld();
Check criteria_unmet_but_overturned();
Check criterion_not_addressed();
Check split_decision();
Check threshold_drift();

}  // namespace imrlint::checks
