# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Writes OUTPUT, a C file with the text of each of SCRIPTS (relative to
# FOLDER) and the table script_library of api/scripts.h.
set(texts "")
set(rows "")
set(number 0)
foreach(script ${SCRIPTS})
  file(READ ${FOLDER}/${script} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(.................................................................)"
    "\\1\n    " bytes "${bytes}")
  string(REGEX REPLACE "\\.py$" "" name "${script}")
  string(APPEND texts
    "static const unsigned char text${number}[] = {\n    ${bytes}0};\n\n")
  string(APPEND rows
    "    {\"${name}\", \"holo/${script}\", {(const char *)text${number}, sizeof text${number} - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT}
  "/* Written by cmake/EmbedScripts.cmake from lib/. */\n"
  "#include \"api/scripts.h\"\n\n${texts}"
  "const ScriptFile script_library[] = {\n${rows}    {NULL, NULL, {NULL, 0}},\n};\n")
