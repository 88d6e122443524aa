# Language level, warnings, sanitizers and packages: one place, before the first target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

find_package(PkgConfig REQUIRED)
if(NOT STORMCREW_FUZZ)  # no reader is parallel, and clang's OpenMP is another package
  find_package(OpenMP REQUIRED COMPONENTS CXX)
endif()
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(HDF5 REQUIRED COMPONENTS C HL)
find_package(OpenSSL REQUIRED COMPONENTS Crypto SSL)
find_package(EXPAT REQUIRED)
find_package(ZLIB REQUIRED)
find_package(BZip2 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(pugixml REQUIRED)
pkg_check_modules(CBC REQUIRED IMPORTED_TARGET cbc)
pkg_check_modules(PROJ REQUIRED IMPORTED_TARGET proj)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)

# Every warning a reviewer would otherwise have to see by eye.
add_library(stormcrew_options INTERFACE)
target_compile_options(stormcrew_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -ffp-contract=off $<$<BOOL:${STORMCREW_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of "literal" + std::string&& in its own library (GCC bug 105651).
  target_compile_options(stormcrew_options INTERFACE -Wno-restrict)
endif()
if(STORMCREW_CHECKS STREQUAL "on")
  target_compile_definitions(stormcrew_options INTERFACE SC_CHECKS=1)
elseif(STORMCREW_CHECKS STREQUAL "heavy")
  target_compile_definitions(stormcrew_options INTERFACE SC_CHECKS=2)
endif()
if(STORMCREW_SANITIZE)
  target_compile_options(stormcrew_options INTERFACE
    -fsanitize=${STORMCREW_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(stormcrew_options INTERFACE -fsanitize=${STORMCREW_SANITIZE})
  # ThreadSanitizer does not know GCC's OpenMP runtime: base/parallel.cc then uses std::thread.
  if(STORMCREW_SANITIZE MATCHES thread)
    target_compile_definitions(stormcrew_options INTERFACE SC_STD_THREADS=1)
  endif()
endif()
