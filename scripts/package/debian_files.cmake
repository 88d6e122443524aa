# Run by cpack between installing and packing: what Debian's policy wants beyond what `cmake --install` installs.
set(usr ${CPACK_TEMPORARY_DIRECTORY}/usr)
set(doc ${usr}/share/doc/stormcrew)
set(here ${CMAKE_CURRENT_LIST_DIR})

# Compressed without time and name, so that the same tree gives the same bytes.
function(compress file)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(WRITE ${doc}/changelog.Debian
"stormcrew (${CPACK_DEBIAN_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Built from commit ${STORMCREW_COMMIT}; changelog.gz tells what changed.

 -- ${CPACK_PACKAGE_CONTACT}  ${STORMCREW_MOMENT}
")
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
compress(${doc}/changelog)
compress(${doc}/changelog.Debian)
file(GLOB pages ${usr}/share/man/man1/*.1)
foreach(page IN LISTS pages)
  compress(${page})
endforeach()

# The licence's text is in every Debian: copyright points there.
file(REMOVE ${doc}/LICENSE)
file(COPY_FILE ${here}/copyright ${doc}/copyright)
file(MAKE_DIRECTORY ${usr}/share/lintian/overrides)
file(COPY_FILE ${here}/lintian-overrides ${usr}/share/lintian/overrides/stormcrew)
file(RENAME ${usr}/share/zsh/site-functions ${usr}/share/zsh/vendor-completions)
file(GLOB_RECURSE files ${usr}/share/*)
file(CHMOD ${files} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
file(CHMOD_RECURSE ${usr}/share DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
