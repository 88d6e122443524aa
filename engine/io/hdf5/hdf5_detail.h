// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hdf5.h>

#include <string>

#include "io/hdf5/hdf5.h"

/// Private to io/hdf5/*.cc: what needs the library's own header.

namespace sc::hdf5 {

static_assert(std::same_as<hid_t, Handle::Id>);
static_assert(std::same_as<herr_t, int>);

/// Stops the library from printing its error stack; messages go into our exceptions.
void silence();

/// The innermost description on the library's error stack, or a general word when it is empty.
std::string library_message();

/// Type in memory and type in the file.
hid_t native_type(ElementType type);
hid_t file_type(ElementType type);

/// "32-bit signed integer", "64-bit float": for messages.
std::string describe_type(hid_t type);

/// Of a contiguous dataset; nothing but zeros where it has no values or is stored otherwise.
Extent extent_of(hid_t dataset);

/// Absolute path of an open object inside its file.
std::string name_of(hid_t object);

}  // namespace sc::hdf5
