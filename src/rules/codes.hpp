#pragma once

#include <array>
#include <string_view>

/// Codes of the diagnostics about rule files. Stable: users' scripts and editors name them. A test proves that every
/// one of them can happen.
namespace imrlint::code {

// Reading files.
inline constexpr std::string_view unreadable = "rules.unreadable";            ///< folder or file cannot be read
inline constexpr std::string_view no_manifest = "rules.no-manifest";          ///< folder without pack.yaml
inline constexpr std::string_view stray_file = "rules.stray-file";            ///< YAML where no pack looks for it
inline constexpr std::string_view limit = "rules.limit";                      ///< too long, too deep, too many
inline constexpr std::string_view encoding = "rules.encoding";                ///< not UTF-8, or control characters
inline constexpr std::string_view yaml_syntax = "rules.yaml-syntax";          ///< no YAML
inline constexpr std::string_view yaml_feature = "rules.yaml-feature";        ///< YAML that rule files do without
inline constexpr std::string_view second_document = "rules.second-document";  ///< more after the document's end
inline constexpr std::string_view duplicate_key = "rules.duplicate-key";
inline constexpr std::string_view empty_value = "rules.empty-value";  ///< null, or nothing after the colon

// What a value looks like.
inline constexpr std::string_view unknown_key = "rules.unknown-key";
inline constexpr std::string_view missing_key = "rules.missing-key";
inline constexpr std::string_view wrong_type = "rules.wrong-type";
inline constexpr std::string_view bad_value = "rules.bad-value";        ///< right type, but no such date, year, page
inline constexpr std::string_view bad_id = "rules.bad-id";              ///< not lower case, digits, hyphens
inline constexpr std::string_view bad_phrase = "rules.bad-phrase";      ///< docs/rule-format.md, Phrases
inline constexpr std::string_view empty_list = "rules.empty-list";      ///< where at least one entry is needed
inline constexpr std::string_view repeated = "rules.repeated";          ///< the same entry twice in a list
inline constexpr std::string_view unknown_name = "rules.unknown-name";  ///< names nothing that is declared

// What files say together.
inline constexpr std::string_view wrong_folder = "rules.wrong-folder";    ///< kind and folder do not go together
inline constexpr std::string_view path_id = "rules.path-id";              ///< id and path differ
inline constexpr std::string_view duplicate_id = "rules.duplicate-id";    ///< declared twice in one pack
inline constexpr std::string_view bad_range = "rules.bad-range";          ///< minimum above maximum and the like
inline constexpr std::string_view outside = "rules.outside-guideline";    ///< pages the guideline has not
inline constexpr std::string_view unit_mismatch = "rules.unit-mismatch";  ///< weeks where visits are counted
inline constexpr std::string_view one_operator = "rules.one-operator";    ///< none or several in a criterion
inline constexpr std::string_view untitled = "rules.untitled";            ///< a criterion with an id has no title
inline constexpr std::string_view cycle = "rules.cycle";                  ///< its own parent, implies itself
inline constexpr std::string_view never_stated = "rules.never-stated";    ///< no phrase, and nothing implies it

inline constexpr std::array all = {
    unreadable,    no_manifest,  stray_file,   limit,        encoding,     yaml_syntax,  yaml_feature, second_document,
    duplicate_key, empty_value,  unknown_key,  missing_key,  wrong_type,   bad_value,    bad_id,       bad_phrase,
    empty_list,    repeated,     unknown_name, wrong_folder, path_id,      duplicate_id, bad_range,    outside,
    unit_mismatch, one_operator, untitled,     cycle,        never_stated,
};

}  // namespace imrlint::code
