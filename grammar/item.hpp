#pragma once

#include "grammar/headings.hpp"
#include "grammar/title.hpp"

// clang-format off
namespace imrlint::grammar {

// Labels of an item's parts, in the wording of all layouts.
struct claims_label       : seq< sor< phrase< "claims administrator guideline" >, phrase< "claims administrator guidelines" > >, opt< gap >, one< ':' > > {};
struct reviewer_label     : seq< sor< phrase< "maximus guideline" >, phrase< "maximus guidelines" >, phrase< "expert reviewer guideline" > >, opt< gap >, one< ':' > > {};
struct claims_speaks      : seq< phrase< "the claims administrator" >, gap, sor< phrase< "based" >, phrase< "did not cite" >, phrase< "cited" > > > {};
struct reviewer_speaks    : seq< phrase< "the" >, gap, sor< phrase< "expert reviewer" >, phrase< "physician reviewer" >, phrase< "professional reviewer" > >, gap, sor< phrase< "based" >, phrase< "relied" >, phrase< "found" > > > {};
struct relied_subject     : sor< phrase< "medical treatment guideline(s)" >, phrase< "medical treatment guidelines" >, phrase< "medical treatment guideline" >, phrase< "section(s) of the medical treatment utilization schedule" >, phrase< "section of the medical treatment utilization schedule" > > {};
struct relied_rest        : rep_max< 160, not_one< ':', '\n' > > {};
struct relied_label       : seq< relied_subject, gap, phrase< "relied upon by" >, relied_rest, sor< one< ':' >, at< one< '\n' > > > > {};
struct reason_words       : sor< phrase< "decision rationale" >, phrase< "rationale for the decision" >, phrase< "the physician reviewer's decision rationale" >, phrase< "the expert reviewer's decision rationale" > > {};
struct reason_label       : seq< reason_words, opt< gap >, one< ':' > > {};

// "is not medically necessary and appropriate", with the slips of the pen that letters hold
struct copula             : sor< phrase< "is/was" >, phrase< "is" >, phrase< "are" >, phrase< "was" >, phrase< "were" > > {};
struct appropriate        : seq< gap, phrase< "and appropriate" > > {};
struct not_necessary      : seq< sor< phrase< "not medically necessary" >, phrase< "notmedically necessary" >, phrase< "not-medically necessary" > >, opt< appropriate > > {};
struct necessary          : seq< phrase< "medically necessary" >, opt< appropriate > > {};
struct verdict            : sor< not_necessary, necessary > {};
struct why_label          : seq< phrase< "rationale for why the requested treatment/service" >, gap, copula, gap, verdict, one< ':' > > {};
struct rationale_label    : sor< reason_label, why_label > {};
struct part_label         : seq< label_start, sor< claims_label, reviewer_label, relied_label, rationale_label > > {};

// "1) MAXIMUS Federal Services, Inc. has determined the request for X is not medically necessary and appropriate."
struct item_number        : seq< number, one< ')', '.' >, at< gap > > {};
struct maximus            : seq< phrase< "maximus federal services" >, opt< opt< one< ',' > >, gap, phrase< "inc" >, opt< one< '.' > > > > {};
struct verdict_ahead      : seq< gap, copula, gap, verdict > {};
struct stated_title       : rep_min_max< 1, 800, not_at< verdict_ahead >, any > {};
struct determined         : seq< item_number, gap, maximus, gap, phrase< "has determined the request for" >, gap, stated_title, gap, copula, gap, verdict, opt< one< '.' > > > {};

// "1) Regarding the request for X:", where the item's guidelines and rationale follow
struct regarding_end      : seq< one< ':' >, at< sor< eof, one< '\n' >, seq< gap, relied_subject > > > > {};
struct regarded_title     : rep_min_max< 1, 800, not_at< sor< regarding_end, one< '\n' > > >, any > {};
struct regarding          : seq< item_number, gap, phrase< "regarding the request for" >, gap, regarded_title, opt< one< ':' > > > {};

// "1. X is not medically necessary and appropriate.", followed by the parts
struct found_title        : rep_min_max< 1, 800, not_at< sor< verdict_ahead, one< '\n' > > >, any > {};
struct parts_ahead        : at< gap, sor< part_label, claims_speaks, reviewer_speaks > > {};
struct found              : seq< item_number, gap, found_title, gap, copula, gap, verdict, opt< one< '.' > >, parts_ahead > {};

// "X: Upheld"
struct decision_stop      : sor< eof, at< one< '\n' > >, at< one< ' ' >, sor< part_label, claims_speaks > > > {};
struct decision_ahead     : seq< decision, decision_stop > {};
struct claims_ahead       : seq< opt< one< ':' > >, at< gap, claims_label > > {};
struct titled             : seq< title, sor< decision_ahead, claims_ahead > > {};
struct untitled           : decision_ahead {};
struct item_line          : sor< titled, untitled > {};
struct numbered           : seq< at< digit >, sor< determined, regarding, found > > {};

// What may begin after the end of a sentence or line, and so ends the prose before it.
struct sincerely          : seq< sor< phrase< "sincerely" >, phrase< "respectfully" > >, one< ',' > > {};
struct disclaimer         : seq< phrase< "disclaimer" >, one< ':' >, gap, phrase< "maximus" > > {};
struct copies             : seq< phrase< "cc" >, one< ':' > > {};
struct closing_mark       : sor< sincerely, disclaimer, copies > {};
struct label              : seq< label_start, sor< any_heading, part_label, closing_mark > > {};
struct mark               : sor< label, numbered, item_line > {};
struct prose              : seq< chunk, star< gap, not_at< mark >, chunk > > {};

// A guideline line ends at the next label, at the next item, and where a line feed after a sentence is not followed
// by more of the same.
struct line_more          : sor< phrase< "decision based on" >, phrase< "the claims administrator" >, phrase< "the expert reviewer" >, phrase< "mtus" >, phrase< "non-mtus" >, phrase< "odg" >, phrase< "official disability guidelines" >, phrase< "acoem" >, phrase< "other medical treatment" >, phrase< "section(s)" >, phrase< "page(s)" >, phrase< "and" >, digit > {};
struct line_stop          : label {};
struct claims_stop        : seq< label_start, sor< label, reviewer_speaks > > {};
struct next_item          : sor< seq< title, decision_ahead >, numbered > {};
struct more_line          : seq< after_sentence, one< '\n' >, at< line_more > > {};
struct same_line          : seq< not_at< after_sentence >, one< '\n' >, not_at< next_item > > {};
struct line_gap           : sor< one< ' ' >, more_line, same_line > {};
struct claims_body        : seq< not_at< line_stop >, word, star< line_gap, not_at< claims_stop >, word > > {};
struct reviewer_body      : seq< not_at< line_stop >, word, star< line_gap, not_at< line_stop >, word > > {};

// The parts of an item; loose text between them is kept apart.
struct rationale          : prose {};
struct claims_line        : seq< sor< seq< claims_label, opt< opt< gap >, claims_body > >, seq< at< claims_speaks >, claims_body > > > {};
struct relied_heading     : seq< relied_label, at< opt< gap >, sor< claims_speaks, reviewer_speaks > > > {};
struct relied_line        : seq< relied_label, opt< opt< gap >, reviewer_body > > {};
struct reviewer_line      : sor< seq< reviewer_label, opt< opt< gap >, reviewer_body > >, seq< at< reviewer_speaks >, reviewer_body > > {};
struct rationale_part     : seq< rationale_label, opt< opt< gap >, not_at< mark >, rationale > > {};
struct part               : seq< label_start, sor< claims_line, reviewer_line, relied_heading, relied_line, rationale_part > > {};
struct loose              : seq< not_at< mark >, prose > {};
struct item_head          : sor< item_line, numbered > {};
struct item               : seq< item_head, star< opt< gap >, sor< part, loose > > > {};
struct orphan             : seq< part, star< opt< gap >, sor< part, loose > > > {};

}  // namespace imrlint::grammar
