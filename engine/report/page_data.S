/* SPDX-License-Identifier: Apache-2.0
   The built page, byte for byte, between two symbols (engine/report/page_data.cc). */
  .section .rodata
  .global sc_page_begin
  .global sc_page_end
sc_page_begin:
  .incbin SC_PAGE
sc_page_end:
  .byte 0
  .section .note.GNU-stack,"",%progbits
