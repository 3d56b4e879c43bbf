#pragma once

#include <string>
#include <string_view>

#include "rules/bind.hpp"

/// A pack as a string of bytes: the trees of its files, each text once. Written at build time and trusted when read;
/// it is no format for exchange.
namespace imrlint {

[[nodiscard]] std::string pack(const PackSource& source);

/// The documents refer to `bytes`, which must outlive them. Damaged bytes give a pack with no documents.
[[nodiscard]] PackSource unpack(std::string_view bytes);

}  // namespace imrlint
