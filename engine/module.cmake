# For sources compiled as one, here and in tests/: one's helpers stand beside another's locals, and classes hold types of
# unnamed namespaces. Which sources come together changes with every new one.
add_library(unity_options INTERFACE)
target_compile_options(unity_options INTERFACE -Wno-shadow -Wno-subobject-linkage)

# sc_module(name [TOGETHER] SOURCES ... HEADERS ... FOLDERS ... APART ... DEPS <stormcrew modules> PRIVATE <third-party targets>)
#
# TOGETHER: four sources are compiled as one, since most of their compilation is the same headers. Not for modules with
# hot paths: there each source is optimised alone, so that instruction counts (docs/ci.md) move with it and nothing else.
# APART: sources among these whose names others would hide in a unity build (CMakePresets.json).
# FOLDERS: all that lies in them belongs to the module. For tables that are made to grow (docs/extend.md): whoever
# adds an entry touches the table and nothing else.
# One static library `sc_<name>` in the current folder. HEADERS are public and must compile alone
# (target all_verify_interface_header_sets). Third-party targets never leak through the interface.
function(sc_module name)
  cmake_parse_arguments(arg "TOGETHER" "" "SOURCES;HEADERS;FOLDERS;APART;DEPS;PRIVATE" ${ARGN})
  foreach(folder IN LISTS arg_FOLDERS)
    file(GLOB sources RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS ${folder}/*.cc)
    file(GLOB headers RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS ${folder}/*.h)
    list(APPEND arg_SOURCES ${sources})
    list(APPEND arg_HEADERS ${headers})
  endforeach()
  set_source_files_properties(${arg_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  add_library(sc_${name} STATIC ${arg_SOURCES})
  target_sources(sc_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/engine
                 FILES ${arg_HEADERS})
  list(TRANSFORM arg_DEPS PREPEND sc_)
  target_link_libraries(sc_${name} PUBLIC ${arg_DEPS}
                        PRIVATE stormcrew_options ${arg_PRIVATE})
  if(arg_TOGETHER)
    set_target_properties(sc_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 4)
    target_link_libraries(sc_${name} PRIVATE unity_options)  # after the warnings they take back
  endif()
endfunction()
