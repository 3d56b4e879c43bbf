#pragma once

#include "grammar/credentials.hpp"
#include "grammar/header.hpp"
#include "grammar/headings.hpp"
#include "grammar/item.hpp"

// clang-format off
namespace imrlint::grammar {

// Before the first heading: fields of the case header, and whatever else a cover sheet holds.
struct front_word     : word {};
struct front_end      : sor< heading, determined, credentials_block > {};
struct front_piece    : sor< header_field, cover, seq< not_at< front_end >, front_word > > {};
struct front_line     : seq< not_at< sor< mark, credentials_block > >, front_piece, star< one< ' ' >, front_piece > > {};
struct front          : list< front_line, one< '\n' > > {};

struct how_made_text  : star< opt< gap >, not_at< sor< mark, credentials_block > >, sor< credentials_prose, chunk > > {};
struct how_made       : seq< sor< how_made_heading, qualified_heading >, how_made_text > {};
struct credentials    : credentials_block {};
struct documents_text : star< opt< gap >, not_at< sor< label, numbered > >, word > {};
struct documents      : seq< documents_heading, documents_text > {};
struct summary_body   : prose {};
struct summary        : seq< summary_heading, opt< opt< gap >, sor< summary_intro, summary_source > >, opt< opt< gap >, not_at< mark >, summary_body > > {};

// "filed on 9/6/2013 disputing the Utilization Review Denial dated 8/30/2013"
struct filed_date     : date {};
struct denied_date    : date {};
struct filed          : seq< phrase< "an application for independent medical review was filed on" >, gap, filed_date, opt< gap, phrase< "disputing the utilization review denial dated" >, gap, denied_date >, opt< gap >, chunk > {};
struct filed_text     : seq< filed, star< opt< gap >, not_at< mark >, chunk > > {};
struct issues         : seq< issues_heading, opt< opt< gap >, decisions_intro > > {};
struct rationales     : seq< rationales_heading, opt< opt< gap >, decisions_intro > > {};
struct decisions      : seq< decision_heading, opt< opt< gap >, sor< decisions_intro, filed_text > > > {};
struct review         : review_heading {};
struct items_heading  : sor< issues, rationales, decisions, decisions_intro, review > {};

struct issue_title    : prose {};
struct issue          : seq< issue_heading, opt< opt< gap >, not_at< mark >, issue_title > > {};
struct closing        : seq< closing_mark, star< opt< gap >, not_at< mark >, chunk > > {};
struct unplaced       : prose {};
struct section        : sor< how_made, credentials, documents, summary, items_heading, issue, closing, item, orphan, unplaced > {};
struct letter         : seq< opt< front >, star< opt< gap >, section >, opt< gap >, eof > {};

}  // namespace imrlint::grammar
