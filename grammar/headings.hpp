#pragma once

#include "grammar/text.hpp"

// clang-format off
namespace imrlint::grammar {

// A heading is bare on its line, or ends in a colon; where a letter was re-flowed it is known by its capitals.
struct heading_end        : sor< one< ':' >, at< sor< one< '\n' >, eof > > > {};
struct capitals           : at< upper, sor< upper, one< ' ', '\n' > >, sor< upper, one< ' ', '\n' > >, sor< upper, one< ' ', '\n' > > > {};
template< typename Words >
struct heading_of         : seq< at< Words >, sor< seq< Words, heading_end >, seq< capitals, Words > > > {};

struct how_made_words     : phrase< "how the imr final determination was made" > {};
struct how_made_heading   : heading_of< how_made_words > {};
struct qualified_words    : sor< phrase< "medical qualifications of the expert reviewer" >, phrase< "medical reviewer qualifications" >, phrase< "medical qualifications of the professional reviewer" > > {};
struct qualified_heading  : heading_of< qualified_words > {};
struct documents_words    : sor< phrase< "documents reviewed for determination" >, phrase< "documents reviewed" > > {};
struct documents_heading  : heading_of< documents_words > {};
struct summary_words      : sor< phrase< "clinical case summary" >, phrase< "case summary" > > {};
struct summary_heading    : heading_of< summary_words > {};
struct issues_words       : sor< phrase< "imr issues, decisions and rationales" >, phrase< "imr issues, decisions, and rationales" > > {};
struct issues_heading     : heading_of< issues_words > {};
struct rationales_words   : sor< phrase< "imr decision(s) and rationale(s)" >, phrase< "imr decisions and rationales" >, phrase< "imr decision and rationale" > > {};
struct rationales_heading : heading_of< rationales_words > {};
struct decision_words     : sor< phrase< "independent medical review decision and rationale" >, phrase< "independent medical review decisions and rationales" >, phrase< "independent medical review decision(s) and rationale(s)" > > {};
struct decision_heading   : heading_of< decision_words > {};
struct review_words       : phrase< "medical professional review" > {};
struct review_heading     : heading_of< review_words > {};
struct issue_words        : sor< phrase< "issue at dispute" >, phrase< "issues at dispute" > > {};
struct issue_heading      : seq< issue_words, one< ':' > > {};

struct intro_text         : rep_min_max< 1, 400, not_one< ':' > > {};
struct summary_intro      : seq< phrase< "the expert reviewer developed the following" >, intro_text, one< ':' > > {};
struct summary_source     : seq< phrase< "disclaimer" >, one< ':' >, gap, at< phrase< "the following case summary" > >, chunk > {};
struct decisions_intro    : seq< phrase< "the final determination was based on decisions for" >, intro_text, one< ':' > > {};
struct any_heading        : sor< how_made_heading, qualified_heading, documents_heading, summary_heading, issues_heading, rationales_heading, decision_heading, review_heading, issue_heading, decisions_intro > {};
struct heading            : seq< label_start, any_heading > {};

}  // namespace imrlint::grammar
