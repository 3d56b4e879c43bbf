#pragma once

#include "grammar/text.hpp"

// clang-format off
namespace imrlint::grammar {

// The case header: labels in any order, each value after its label, wherever the lines break. In the table of the
// PDF the last label comes out with its value inside: "Application 12/01/2016 Received:".
struct label_colon      : seq< opt< gap >, one< ':' > > {};
struct number_sign      : sor< phrase< "number" >, one< '#' > > {};
struct case_label       : seq< opt< phrase< "maximus" >, gap >, phrase< "case" >, gap, number_sign > {};
struct assigned_label   : phrase< "date assigned" > {};
struct injury_label     : phrase< "date of injury" > {};
struct decided_label    : phrase< "decision date" > {};
struct dated_label      : phrase< "dated" > {};
struct denial_label     : sor< phrase< "ur denial date" >, phrase< "date of ur decision" >, phrase< "date of ur denial" > > {};
struct priority_label   : phrase< "priority" > {};
struct application      : seq< opt< phrase< "imr" >, gap >, phrase< "application" > > {};
struct received_word    : phrase< "received" > {};
struct received_label   : seq< application, gap, received_word > {};

struct month            : sor< phrase< "january" >, phrase< "february" >, phrase< "march" >, phrase< "april" >, phrase< "may" >, phrase< "june" >, phrase< "july" >, phrase< "august" >, phrase< "september" >, phrase< "october" >, phrase< "november" >, phrase< "december" > > {};
struct long_date        : seq< month, gap, month_or_day, opt< one< ',' > >, gap, year > {};
struct case_value       : seq< rep_max< 3, alpha >, digit, star< sor< digit, seq< one< '-' >, at< digit > > > > > {};
struct date_value       : sor< date, long_date > {};
struct priority_value   : sor< phrase< "standard" >, phrase< "regular" >, phrase< "expedited" > > {};

struct case_field       : seq< case_label, label_colon, opt< opt< gap >, case_value > > {};
struct assigned_field   : seq< assigned_label, label_colon, opt< opt< gap >, date_value > > {};
struct injury_field     : seq< injury_label, label_colon, opt< opt< gap >, date_value > > {};
struct decided_field    : seq< decided_label, label_colon, opt< opt< gap >, date_value > > {};
struct dated_field      : seq< dated_label, label_colon, opt< opt< gap >, date_value > > {};
struct denial_field     : seq< denial_label, label_colon, opt< opt< gap >, date_value > > {};
struct priority_field   : seq< priority_label, label_colon, opt< opt< gap >, priority_value > > {};
struct received_after   : seq< received_label, label_colon, opt< opt< gap >, date_value > > {};
struct received_around  : seq< application, gap, date_value, gap, received_word, label_colon > {};
struct received_field   : sor< received_after, received_around > {};
struct field_letter     : letters< 'm', 'c', 'd', 'u', 'p', 'i', 'a' > {};
struct header_field     : seq< field_letter, sor< case_field, assigned_field, injury_field, decided_field, dated_field, denial_field, priority_field, received_field > > {};

// What else a cover sheet holds: its title, and fields that name the parties.
struct cover_title      : sor< phrase< "independent medical review final determination" >, phrase< "notice of independent medical review determination" >, phrase< "independent medical review determination" > > {};
struct party_label      : sor< phrase< "employee" >, phrase< "employer" >, phrase< "claim number" >, phrase< "claims administrator" >, phrase< "provider" > > {};
struct party_value      : rep_max< 120, not_at< one< ' ' >, sor< header_field, party_label > >, not_one< '\n' > > {};
struct party_field      : seq< party_label, label_colon, party_value > {};
struct cover            : sor< cover_title, party_field > {};

}  // namespace imrlint::grammar
