# git_commit(folder sha date): abbreviated commit of the repository whose top the folder is, "-dirty" when changed, and
# the day of the commit. Both "unknown" elsewhere: a tarball unpacked inside another repository is not at that one's commit.
function(git_commit folder sha date)
  set(${sha} unknown PARENT_SCOPE)
  set(${date} unknown PARENT_SCOPE)
  find_package(Git QUIET)
  if(NOT GIT_FOUND)
    return()
  endif()
  execute_process(COMMAND ${GIT_EXECUTABLE} -C ${folder} rev-parse --show-prefix
                  OUTPUT_VARIABLE below_top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(failed OR below_top)
    return()
  endif()
  execute_process(COMMAND ${GIT_EXECUTABLE} -C ${folder} describe --always --dirty --abbrev=12 --exclude=*
                  OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  execute_process(COMMAND ${GIT_EXECUTABLE} -C ${folder} show --no-patch --format=%cs HEAD
                  OUTPUT_VARIABLE day OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT failed)
    set(${sha} ${described} PARENT_SCOPE)
    set(${date} ${day} PARENT_SCOPE)
  endif()
endfunction()
