# sc_module(name SOURCES ... HEADERS ... DEPS <stormcrew modules> PRIVATE <third-party targets>)
#
# One static library `sc_<name>` in the current folder. HEADERS are public and must compile alone
# (target all_verify_interface_header_sets). Third-party targets never leak through the interface.
function(sc_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;DEPS;PRIVATE" ${ARGN})
  add_library(sc_${name} STATIC ${arg_SOURCES})
  target_sources(sc_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/engine
                 FILES ${arg_HEADERS})
  list(TRANSFORM arg_DEPS PREPEND sc_)
  target_link_libraries(sc_${name} PUBLIC ${arg_DEPS}
                        PRIVATE stormcrew_options ${arg_PRIVATE})
endfunction()
