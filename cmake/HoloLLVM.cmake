# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# LLVM 19's C API, as the target holo_llvm. LLVM's own CMake package wants the
# development files of everything that LLVM itself was linked with; one header
# folder and one shared library are all that codegen/ needs.
#
# What is installed links holo_llvm_parts instead: the parts of LLVM that it
# uses, inside it. The shared library holds every target and tool, and loading
# it costs 10 ms in each process (its 17,000 relocations by name); the parts
# cost 2 ms, and no other LLVM of a host can be met in their place.
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

option(HOLO_LLVM_SHARED "Let the code generator load LLVM's shared library" OFF)
set(holo_llvm_parts holo_llvm)
if(NOT HOLO_LLVM_SHARED)
  execute_process(COMMAND ${LLVM_CONFIG} --link-static --libfiles
      orcjit passes native
    OUTPUT_VARIABLE llvm_archives OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE llvm_without_archives ERROR_QUIET)
  # Packages for developers are not needed for these, their names are fixed.
  find_library(LLVM_STDCXX NAMES stdc++ libstdc++.so.6)
  find_library(LLVM_ZSTD NAMES zstd libzstd.so.1)
  if(llvm_without_archives OR NOT LLVM_STDCXX OR NOT LLVM_ZSTD)
    message(STATUS "LLVM's archives, libstdc++ or libzstd are not there: the "
      "code generator loads LLVM's shared library")
  else()
    separate_arguments(llvm_archives)
    add_library(holo_llvm_parts INTERFACE)
    target_link_libraries(holo_llvm_parts INTERFACE
      -Wl,--start-group ${llvm_archives} -Wl,--end-group
      ${LLVM_STDCXX} ${LLVM_ZSTD} ZLIB::ZLIB m ${CMAKE_DL_LIBS})
    target_link_options(holo_llvm_parts INTERFACE
      -Wl,--gc-sections -Wl,--exclude-libs,ALL)
    set(holo_llvm_parts holo_llvm_parts)
  endif()
endif()
