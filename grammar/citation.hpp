#pragma once

#include "grammar/text.hpp"

// clang-format off
namespace imrlint::grammar {

// The body of a guideline line: statements of who based what on which sources.
struct reviewer_name     : sor< phrase< "expert reviewer" >, phrase< "physician reviewer" >, phrase< "professional reviewer" > > {};
struct party             : seq< phrase< "the" >, gap, sor< phrase< "claims administrator" >, reviewer_name > > {};
struct possessive        : sor< phrase< "his/her" >, phrase< "his" >, phrase< "her" >, phrase< "its" >, phrase< "their" >, phrase< "the" > > {};
struct based_on          : seq< phrase< "based" >, gap, possessive, gap, phrase< "decision on" > > {};
struct decision_based    : phrase< "decision based on" > {};
struct statement_start   : sor< decision_based, party, phrase< "the provider" > > {};
struct statement_end     : sor< eof, seq< one< '.' >, sor< eof, at< gap, statement_start > > >, at< gap, statement_start > > {};
struct token             : sor< bare_word, parens, any > {};
struct rest_of_statement : seq< star< not_at< statement_end >, token >, statement_end > {};

// Pages: "Page(s): 177-179", "pages 75-80 and 91", "pg. 64"
struct page_word         : sor< phrase< "page(s)" >, phrase< "pages" >, phrase< "page" >, phrase< "pgs" >, phrase< "pg" >, phrase< "pp" >, phrase< "p" > > {};
struct page_label        : seq< page_word, opt< one< '.' > >, opt< opt< gap >, one< ':' > > > {};
struct page_first        : number {};
struct page_last         : number {};
struct page_to           : seq< opt< gap >, sor< dash, phrase< "to" >, phrase< "through" > >, opt< gap > > {};
struct page_range        : seq< page_first, opt< page_to, page_last > > {};
struct page_comma        : sor< seq< one< ',', ';' >, opt< gap >, opt< phrase< "and" >, gap > >, seq< gap, sor< phrase< "and" >, one< '&' > >, gap > > {};
struct page_list         : list< page_range, page_comma > {};
struct pages             : seq< opt< one< ',', ';' > >, opt< gap >, page_label, sor< seq< opt< gap >, page_list >, at< opt< gap >, sor< one< '.', ',' >, eof > > > > {};

// Chapters of the ODG treatment guidelines
struct and_sign          : seq< gap, sor< phrase< "and" >, one< '&' > >, gap > {};
struct forearm_chapter   : seq< phrase< "forearm" >, one< ',' >, gap, phrase< "wrist" >, opt< one< ',' > >, and_sign, phrase< "hand" > > {};
struct back_chapter      : seq< sor< phrase< "low back" >, phrase< "lower back" > >, opt< sor< and_sign, seq< opt< gap >, one< '-' >, opt< gap > >, one< ',' > >, opt< gap >, opt< phrase< "lumbar" >, and_sign >, phrase< "thoracic" > > > {};
struct paired_chapter    : sor< seq< phrase< "neck" >, and_sign, phrase< "upper back" > >, seq< sor< phrase< "hips" >, phrase< "hip" > >, and_sign, phrase< "pelvis" > >, seq< phrase< "knee" >, and_sign, phrase< "leg" > >, seq< phrase< "ankle" >, and_sign, phrase< "foot" > >, seq< phrase< "mental illness" >, and_sign, phrase< "stress" > > > {};
struct single_chapter    : sor< phrase< "carpal tunnel syndrome" >, phrase< "fitness for duty" >, phrase< "infectious diseases" >, phrase< "shoulder" >, phrase< "elbow" >, phrase< "head" >, phrase< "hernia" >, phrase< "pain" >, phrase< "pulmonary" >, phrase< "diabetes" >, phrase< "burns" >, phrase< "eye" >, phrase< "neck" >, phrase< "knee" >, phrase< "hip" >, phrase< "hand" >, phrase< "ankle" > > {};
struct odg_chapter       : sor< forearm_chapter, back_chapter, paired_chapter, single_chapter > {};

// Where one source ends and the next begins.
struct non_mtus          : seq< sor< phrase< "non-mtus citations" >, phrase< "non-mtus citation" >, phrase< "non-mtus" > >, opt< one< ':' > > > {};
struct other_guidelines  : seq< sor< phrase< "other medical treatment guidelines" >, phrase< "other medical treatment guideline" > >, opt< gap, phrase< "or medical evidence" > >, opt< one< ':' > > > {};
struct the               : opt< phrase< "the" >, gap > {};
struct mtus_words        : sor< phrase< "mtus" >, phrase< "medical treatment utilization schedule" > > {};
struct mtus_name         : mtus_words {};
struct odg_long          : seq< the, phrase< "official disability guidelines" > > {};
struct odg_short         : seq< the, phrase< "odg" > > {};
struct odg_name          : seq< sor< odg_long, odg_short >, opt< opt< gap >, at< one< '(' >, opt< the >, sor< phrase< "odg" >, phrase< "official" > > >, parens > > {};
struct acoem_long        : phrase< "american college of occupational and environmental medicine" > {};
struct acoem_words       : seq< the, sor< acoem_long, phrase< "acoem" > >, opt< gap, one< '(' >, phrase< "acoem" >, one< ')' > >, opt< gap, phrase< "occupational medicine practice" > >, opt< gap, phrase< "practice" > >, opt< gap, sor< phrase< "guidelines" >, phrase< "guideline" > > > > {};
struct acoem_name        : acoem_words {};
struct dated_word        : plus< not_one< ' ', '\n', ':', '.', ';' > > {};
struct dated_title       : seq< dated_word, rep_max< 11, gap, not_at< year >, dated_word > > {};
struct edition           : year {};
struct dated             : seq< not_at< year >, dated_title, gap, edition > {};
struct and_or_comma      : sor< seq< opt< one< ',' > >, gap, phrase< "and" >, opt< gap, phrase< "on" > >, gap >, seq< one< ',', ';' >, gap > > {};
struct named_start       : seq< the, sor< phrase< "chronic pain" >, phrase< "acupuncture" >, phrase< "postsurgical" >, phrase< "opioid" > >, gap, opt< phrase< "medical" >, gap >, phrase< "treatment guidelines" > > {};
struct source_start      : sor< non_mtus, other_guidelines, seq< the, mtus_name >, odg_name, acoem_name, named_start > {};
struct dated_and         : seq< opt< one< ',' > >, gap, phrase< "and" >, gap > {};
struct joint             : sor< seq< and_or_comma, at< source_start > >, seq< gap, at< sor< non_mtus, other_guidelines > > > > {};
struct dated_noun        : sor< phrase< "complaints" >, phrase< "treatment" >, phrase< "approaches" >, phrase< "conditions" >, phrase< "management" >, phrase< "guidelines" >, phrase< "function" > > {};
struct dated_ahead       : seq< rep_max< 11, not_at< dated_noun, gap, year >, not_at< year >, dated_word, gap >, dated_noun, gap, year > {};
struct dated_joint       : seq< dated_and, at< dated_ahead > > {};
struct because           : seq< opt< one< ',' > >, gap, phrase< "because" > > {};
struct chapter_joint     : seq< one< ';' >, gap, at< odg_chapter > > {};
struct stop_letter       : sor< eof, at< one< '.', ',', ';', ' ', '\n' > > > {};
struct source_stop       : seq< stop_letter, sor< statement_end, joint, dated_joint, chapter_joint, because > > {};

// Sections: "Section(s): Initial Care, Physical Methods"
struct section_word      : seq< sor< phrase< "section(s)" >, phrase< "sections" >, phrase< "section" > >, opt< gap >, one< ':' > > {};
struct hand_again        : sor< phrase< "wrist" >, phrase< "hand" >, seq< one< '&' >, gap, phrase< "hand" > > > {};
struct section_comma     : sor< seq< one< ';' >, opt< gap >, not_at< source_start >, not_at< odg_chapter > >, seq< one< ',' >, gap, not_at< hand_again >, not_at< source_start >, at< sor< upper, digit > > > > {};
struct section_stop      : sor< section_comma, pages, source_stop > {};
struct section_family    : seq< sor< phrase< "nsaids" >, phrase< "opioids" >, phrase< "tens" > >, one< ',' >, gap > {};
struct numbered_stop     : sor< seq< section_comma, at< digit > >, pages, source_stop > {};
struct section_number    : seq< digit, plus< one< '.' >, digit > > {};
struct numbered_section  : seq< section_number, plus< not_at< numbered_stop >, token > > {};
struct section_text      : seq< opt< section_family >, plus< not_at< section_stop >, token > > {};
struct cited_section     : sor< numbered_section, section_text > {};
struct section_list      : list< cited_section, section_comma > {};
struct sections          : seq< opt< one< ',', ';' > >, opt< gap >, section_word, opt< opt< gap >, section_list > > {};
struct separator         : sor< seq< opt< gap >, sor< one< ',', ':', ';' >, dash >, opt< gap > >, gap > {};
struct trailing_sections : seq< opt< separator >, not_at< sor< section_word, page_label > >, section_list > {};
struct part_of_mtus      : seq< opt< one< ',' > >, gap, opt< phrase< "which is" >, gap >, opt< phrase< "a" >, gap >, phrase< "part of the" >, gap, opt< phrase< "california" >, gap >, mtus_words > {};
struct source_rest       : star< not_at< source_stop >, sor< part_of_mtus, sections, pages, trailing_sections > > {};

// MTUS: a dated chapter, an ACOEM chapter adopted into it, or an older title
struct chapter_number    : rep_min_max< 1, 2, digit > {};
struct chapter_in_parens : seq< gap, one< '(' >, phrase< "chapter" >, gap, chapter_number, one< ')' > > {};
struct chapter           : seq< opt< one< ',' > >, gap, phrase< "chapter" >, gap, chapter_number, opt< one< ':', ',' > > > {};
struct acoem_edition     : seq< opt< one< ',' > >, gap, sor< seq< number, sor< phrase< "nd" >, phrase< "rd" >, phrase< "th" > >, gap, sor< phrase< "edition" >, phrase< "ed" > >, opt< one< '.' > >, opt< gap, one< '(' >, edition, one< ')' > > >, seq< one< '(' >, edition, one< ')' > > > > {};
struct title_stop        : sor< source_stop, sections, pages, seq< opt< one< ',' > >, gap, year > > {};
struct complaints        : seq< star< not_at< sor< title_stop, phrase< "complaints" > > >, token >, phrase< "complaints" > > {};
struct plain_title       : plus< not_at< sor< title_stop, one< ',', ':', ';' > > >, token > {};
struct acoem_title       : sor< complaints, plain_title > {};
struct acoem_rest        : seq< star< acoem_edition >, opt< chapter >, opt< not_at< source_stop >, not_at< pages >, separator, not_at< section_word >, acoem_title >, opt< chapter_in_parens >, opt< gap, edition >, source_rest > {};
struct mtus_acoem        : seq< the, mtus_name, sor< gap, one< '/' > >, acoem_name, acoem_rest > {};
struct mtus_dated        : seq< the, mtus_name, gap, dated, source_rest > {};
struct mtus_again        : seq< dated, source_rest > {};
struct guidelines_title  : seq< plus< not_at< sor< title_stop, phrase< "guidelines" >, phrase< "guideline" > > >, token >, sor< phrase< "guidelines" >, phrase< "guideline" > > > {};
struct other_title       : seq< plus< not_at< title_stop >, token > > {};
struct mtus_titled       : seq< the, mtus_name, gap, sor< guidelines_title, other_title >, opt< gap, edition >, source_rest > {};
struct mtus_bare         : seq< the, mtus_name > {};

// Parts of the MTUS by their own names: "the Low Back Complaints (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 12)"
struct known_title       : sor< phrase< "chronic pain medical treatment guidelines" >, phrase< "chronic pain treatment guidelines" >, phrase< "acupuncture medical treatment guidelines" >, phrase< "postsurgical treatment guidelines" >, phrase< "opioid treatment guidelines" > > {};
struct mtus_named        : seq< the, known_title, source_rest > {};
struct known_complaints  : seq< rep_min_max< 1, 7, not_at< phrase< "complaints" > >, dated_word, gap >, phrase< "complaints" > > {};
struct acoem_inside      : seq< gap, one< '(' >, acoem_words, star< acoem_edition >, opt< chapter >, one< ')' > > {};
struct acoem_named       : seq< the, known_complaints, acoem_inside, source_rest > {};

// ODG: a chapter of the treatment guidelines with its topics
struct chapter_note      : seq< opt< gap >, at< one< '(' >, sor< phrase< "acute" >, phrase< "chronic" >, phrase< "updated" >, phrase< "online" >, phrase< "web" >, phrase< "trauma" > > >, parens > {};
struct chapter_word      : seq< opt< one< ',' > >, gap, sor< phrase< "chapters" >, phrase< "chapter" >, phrase< "section" > >, not_at< one< '(' > >, not_at< gap, phrase< "on" > > > {};
struct chapter_notes     : star< sor< chapter_note, chapter_word > > {};
struct imprint           : seq< opt< one< ',' > >, gap, sor< phrase< "work loss data institute" >, phrase< "of the work loss data institute" >, phrase< "treatment in workers' compensation" >, seq< at< one< '(' >, sor< digit, phrase< "twc" >, phrase< "updated" >, phrase< "online" > > >, parens >, edition > > {};
struct odg_title         : odg_chapter {};
struct odg_other_title   : plus< not_at< sor< title_stop, one< ',', ':', ';' >, seq< gap, dash, gap > > >, token > {};
struct also_end          : at< sor< one< ',', ':', ';', '.' >, and_sign, eof > > {};
struct also_title        : odg_chapter {};
struct also_chapter      : seq< sor< seq< one< ',' >, gap >, and_sign >, also_title, chapter_notes, also_end > {};
struct odg_entry         : sor< seq< odg_title, chapter_notes, star< also_chapter >, source_rest >, seq< odg_other_title, source_rest > > {};
struct odg_source        : seq< odg_name, star< imprint >, opt< not_at< source_stop >, separator, odg_entry > > {};

struct odg_unnamed       : seq< at< odg_chapter, chapter_note >, odg_entry > {};

struct acoem_source      : seq< acoem_name, acoem_rest > {};
struct other_source      : seq< not_at< source_stop >, other_title, source_rest > {};
struct outside_source    : seq< sor< non_mtus, other_guidelines >, gap, sor< odg_source, acoem_source, odg_unnamed, other_source > > {};
struct source            : sor< outside_source, mtus_acoem, mtus_dated, odg_source, acoem_source, mtus_titled, mtus_bare, mtus_named, acoem_named > {};
struct source_list       : seq< source, star< sor< seq< joint, opt< and_or_comma >, source >, seq< dated_joint, mtus_again >, seq< chapter_joint, odg_entry > > > > {};

struct outside_words     : seq< the, sor< phrase< "recommendation(s)" >, phrase< "recommendations" >, phrase< "recommendation" > >, gap, sor< phrase< "outside of the" >, phrase< "outside the" > >, gap, mtus_words > {};
struct outside_mtus      : seq< party, gap, based_on, gap, outside_words, rest_of_statement > {};
struct cited_nothing     : seq< party, gap, sor< phrase< "did not cite" >, phrase< "cited no" > >, rest_of_statement > {};
struct relied_on         : seq< party, gap, sor< based_on, phrase< "relied upon" >, phrase< "relied on" > > > {};
struct unknown_source    : seq< decision_based, gap, not_at< non_mtus >, other_source > {};
struct decision_based_on : seq< sor< seq< sor< decision_based, relied_on >, gap, source_list >, unknown_source >, rest_of_statement > {};
struct loose_source      : seq< source_list, rest_of_statement > {};
struct other_statement   : seq< not_at< eof >, token, rest_of_statement > {};
struct statement         : sor< outside_mtus, cited_nothing, decision_based_on, loose_source, other_statement > {};
struct statements        : seq< star< opt< gap >, statement >, opt< gap >, eof > {};

}  // namespace imrlint::grammar
