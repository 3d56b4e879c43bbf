#pragma once

#include "grammar/headings.hpp"

// clang-format off
namespace imrlint::grammar {

// "State(s) of Licensure: Ohio, Texas" and "Certification(s)/Specialty: ..."
struct licensure_label   : seq< sor< phrase< "state(s) of licensure" >, phrase< "states of licensure" >, phrase< "state of licensure" > >, one< ':' > > {};
struct specialty_label   : seq< sor< phrase< "certification(s)/specialty" >, phrase< "certifications/specialty" >, phrase< "certification/specialty" >, phrase< "specialty" > >, one< ':' > > {};
struct credentials_intro : seq< phrase< "the expert reviewer has the following credentials" >, one< ':' > > {};
struct value_break       : seq< gap, sor< licensure_label, specialty_label, heading > > {};
struct value_text        : rep_min_max< 1, 160, not_at< value_break >, not_one< ',', ';', ':', '.', '\n' > > {};
struct value_more        : seq< one< '\n' >, not_at< sor< licensure_label, specialty_label, heading > > > {};
struct credential_value  : seq< value_text, star< not_at< value_break >, value_more, value_text > > {};
struct value_comma       : seq< one< ',', ';' >, opt< gap > > {};
struct state             : credential_value {};
struct certification     : credential_value {};
struct licensure         : seq< licensure_label, opt< opt< gap >, list< state, value_comma > > > {};
struct specialties       : seq< specialty_label, opt< opt< gap >, list< certification, value_comma > > > {};
struct credentials_block : seq< opt< credentials_intro, gap >, sor< seq< licensure, opt< gap, specialties > >, specialties > > {};

// "The expert reviewer is Board Certified in X, has a subspecialty in Y and is licensed to practice in Z."
struct reviewer_is       : seq< opt< phrase< "the" >, gap >, sor< phrase< "expert reviewer" >, phrase< "physician reviewer" >, phrase< "professional reviewer" > >, gap, phrase< "is" > > {};
struct licensed_in       : seq< opt< one< ',' > >, gap, opt< phrase< "and" >, gap >, phrase< "is licensed to practice in" > > {};
struct sub_in            : seq< opt< one< ',' > >, gap, opt< phrase< "and" >, gap >, phrase< "has a subspecialty in" > > {};
struct prose_comma       : seq< one< ',' >, gap, opt< phrase< "and" >, gap > > {};
struct prose_and         : seq< gap, phrase< "and" >, gap > {};
struct prose_text        : rep_min_max< 1, 160, not_at< sor< licensed_in, sub_in, prose_comma > >, not_one< '.', ':' > > {};
struct prose_verb        : sor< phrase< "has a subspecialty in" >, phrase< "is licensed to practice in" > > {};
struct prose_value       : seq< not_at< prose_verb >, prose_text > {};
struct state_value       : rep_min_max< 1, 40, not_at< sor< prose_comma, prose_and > >, not_one< '.', ':', ',', '\n' > > {};
struct board_certified   : prose_value {};
struct profession        : prose_value {};
struct subspecialty      : prose_value {};
struct licensed_state    : state_value {};
struct certified_in      : seq< opt< phrase< "a" >, gap >, phrase< "board certified in" >, gap, list< board_certified, prose_comma > > {};
struct practises_as      : seq< sor< phrase< "a" >, phrase< "an" > >, gap, profession > {};
struct subspecialty_part : seq< sub_in, gap, list< subspecialty, prose_comma > > {};
struct licensed_part     : seq< licensed_in, gap, list< licensed_state, sor< prose_comma, prose_and > >, opt< one< '.' > > > {};
struct credentials_prose : seq< reviewer_is, gap, sor< certified_in, practises_as >, opt< subspecialty_part >, licensed_part > {};

}  // namespace imrlint::grammar
