/* SPDX-License-Identifier: Apache-2.0
   The files of the live page and the description of the interface, byte for byte, each between two
   symbols (engine/service/embedded.cc). */
  .section .rodata
  .global sc_live_html_begin
  .global sc_live_html_end
  .global sc_live_js_begin
  .global sc_live_js_end
  .global sc_live_css_begin
  .global sc_live_css_end
  .global sc_openapi_begin
  .global sc_openapi_end
sc_live_html_begin:
  .incbin SC_LIVE_HTML
sc_live_html_end:
sc_live_js_begin:
  .incbin SC_LIVE_JS
sc_live_js_end:
sc_live_css_begin:
  .incbin SC_LIVE_CSS
sc_live_css_end:
sc_openapi_begin:
  .incbin SC_OPENAPI
sc_openapi_end:
  .byte 0
  .section .note.GNU-stack,"",%progbits
