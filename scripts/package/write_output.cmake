# Runs COMMAND (a list) and writes what it prints to OUTPUT, which is not there when the command fails.
execute_process(COMMAND ${COMMAND} OUTPUT_FILE ${OUTPUT}.part RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "${COMMAND} failed: ${failed}")
endif()
file(RENAME ${OUTPUT}.part ${OUTPUT})
