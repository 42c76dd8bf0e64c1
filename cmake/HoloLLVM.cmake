# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# LLVM 19's C API, as the target holo_llvm. LLVM's own CMake package wants the
# development files of everything that LLVM itself was linked with; one header
# folder and one shared library are all that codegen/ needs.
find_program(LLVM_CONFIG NAMES llvm-config-19 REQUIRED)
execute_process(COMMAND ${LLVM_CONFIG} --includedir
  OUTPUT_VARIABLE llvm_include OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${LLVM_CONFIG} --libdir
  OUTPUT_VARIABLE llvm_libdir OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
find_library(LLVM_LIBRARY NAMES LLVM-19 HINTS ${llvm_libdir} REQUIRED)

add_library(holo_llvm INTERFACE)
target_include_directories(holo_llvm SYSTEM INTERFACE ${llvm_include})
target_link_libraries(holo_llvm INTERFACE ${LLVM_LIBRARY})
