# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The tests, as ctest runs them.
include(CTest)

# Tests are run by the Python that they also compare with. ctest makes it before
# the first test that is run by it: see the end of this file.
set(HOLO_PYTHON ${CMAKE_SOURCE_DIR}/build/oracle/bin/python3)

# What the tests of a folder may use beside the folder itself.
set(holo_tests_of_passes holo_frontend)
set(holo_tests_of_codegen holo_runtime)

function(holo_test_program name source folder)
  add_executable(${name} ${source})
  target_link_libraries(${name} holo_${folder})
  foreach(library ${holo_tests_of_${folder}})
    if(TARGET ${library})
      target_link_libraries(${name} ${library})
    endif()
  endforeach()
endfunction()

# Unit tests: tests/unit/<folder>_<subject>_test.c links its folder's library.
file(GLOB unit_tests CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/tests/unit/*_test.c)
foreach(source ${unit_tests})
  get_filename_component(name ${source} NAME_WE)
  string(REGEX MATCH "^[a-z]+" folder ${name})
  if(TARGET holo_${folder})
    holo_test_program(${name} ${source} ${folder})
    add_test(NAME unit.${name} COMMAND ${name})
  endif()
endforeach()

# Benchmarks of pieces: bench/<subject>_bench.c, built on request.
file(GLOB benches CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*_bench.c)
foreach(source ${benches})
  cmake_path(GET source STEM name)
  if(TARGET holo_codegen)
    holo_test_program(${name} ${source} codegen)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL TRUE)
  endif()
endforeach()

# The public API: tests/unit/api_<subject>_test.c links libholo alone, and so
# do the examples of embedding, which also run.
if(TARGET holo)
  file(GLOB api_tests CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/tests/unit/api_*_test.c)
  foreach(source ${api_tests} ${CMAKE_SOURCE_DIR}/examples/embed.c
      ${CMAKE_SOURCE_DIR}/examples/area.c)
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    target_link_libraries(${name} holo holo_flags)
    add_test(NAME unit.${name} COMMAND ${name}
      WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endforeach()
  set_tests_properties(unit.area PROPERTIES PASS_REGULAR_EXPRESSION "^13.5\n$")

  if(HOLO_SANITIZE)
    set(holo_client_flags -fsanitize=${HOLO_SANITIZE})
  endif()
  add_test(NAME install COMMAND ${HOLO_PYTHON}
    ${CMAKE_SOURCE_DIR}/tests/install/install_test.py ${CMAKE_COMMAND}
    ${CMAKE_BINARY_DIR} ${CMAKE_C_COMPILER} ${holo_client_flags})
endif()

# Oracles: tests/<folder>/<subject>_oracle.py drives the program of
# tests/tools/<subject>_driver.c and compares it with Python or NumPy.
file(GLOB oracles CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*/*_oracle.py)
foreach(oracle ${oracles})
  cmake_path(GET oracle STEM name)
  cmake_path(GET oracle PARENT_PATH folder)
  cmake_path(GET folder FILENAME folder)
  string(REPLACE _oracle _driver driver ${name})
  set(source ${CMAKE_SOURCE_DIR}/tests/tools/${driver}.c)
  if(TARGET holo_${folder} AND EXISTS ${source})
    holo_test_program(${driver} ${source} ${folder})
    add_test(NAME oracle.${folder}.${name}
      COMMAND ${HOLO_PYTHON} ${oracle} $<TARGET_FILE:${driver}>)
  endif()
endforeach()

# Golden tests: see tests/golden.py.
foreach(folder frontend passes grad diag run oracle)
  if(TARGET holo_command AND EXISTS ${CMAKE_SOURCE_DIR}/tests/${folder})
    add_test(NAME golden.${folder}
      COMMAND ${HOLO_PYTHON} ${CMAKE_SOURCE_DIR}/tests/golden.py
        $<TARGET_FILE:holo_command> ${CMAKE_SOURCE_DIR}/tests/${folder})
  endif()
endforeach()

# Tests of the command as a whole: tests/<folder>/<subject>_test.py HOLO.
foreach(folder cli call autograd mutants)
  file(GLOB tests CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.py)
  foreach(test ${tests})
    if(TARGET holo_command)
      cmake_path(GET test STEM name)
      add_test(NAME ${folder}.${name}
        COMMAND ${HOLO_PYTHON} ${test} $<TARGET_FILE:holo_command>)
    endif()
  endforeach()
endforeach()

# A module that the command must refuse: tests/cli/module_test.py.
if(TARGET holo_command)
  add_library(foreign-codegen MODULE
    ${CMAKE_SOURCE_DIR}/tests/support/foreign_codegen.c)
  target_link_libraries(foreign-codegen PRIVATE holo_flags)
  set_target_properties(foreign-codegen PROPERTIES PREFIX "")
endif()

# Random programs, the same ones each time: see tests/random/runner.py. They
# run in children of one process, beside the command.
if(TARGET holo_command)
  set(zygote_sources ${tool_sources})
  list(REMOVE_ITEM zygote_sources ${CMAKE_SOURCE_DIR}/tools/holo.c)
  add_executable(zygote ${CMAKE_SOURCE_DIR}/tests/random/zygote.c
    ${zygote_sources})
  target_link_libraries(zygote PRIVATE holo holo_base Threads::Threads)
endif()
file(GLOB subjects CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/tests/random/subjects/*.py)
foreach(subject ${subjects})
  if(TARGET holo_command)
    cmake_path(GET subject STEM name)
    add_test(NAME random.${name}
      COMMAND ${HOLO_PYTHON} ${CMAKE_SOURCE_DIR}/tests/random/runner.py
        ${name} --slice --jobs 2 --holo $<TARGET_FILE:holo_command>
        --keep ${CMAKE_BINARY_DIR}/random)
    set_tests_properties(random.${name} PROPERTIES PROCESSORS 2)
  endif()
endforeach()

# The list of small programs that say what the language is: see
# tests/conformance.py.
if(TARGET holo_command)
  add_test(NAME conformance COMMAND ${HOLO_PYTHON}
    ${CMAKE_SOURCE_DIR}/tests/conformance.py $<TARGET_FILE:holo_command>
    --jobs 2)
  set_tests_properties(conformance PROPERTIES PROCESSORS 2)
endif()

# The main example against its twin in NumPy, where its data are.
if(TARGET holo_command)
  add_test(NAME digits COMMAND ${HOLO_PYTHON}
    ${CMAKE_SOURCE_DIR}/tests/digits/digits_test.py
    $<TARGET_FILE:holo_command>)
  set_tests_properties(digits PROPERTIES SKIP_RETURN_CODE 77)
endif()

# Documents show what the command prints and name what is there; sources are
# laid out as agreed.
if(TARGET holo_command)
  add_test(NAME docs.console COMMAND ${HOLO_PYTHON}
    ${CMAKE_SOURCE_DIR}/tests/console.py $<TARGET_FILE:holo_command>)
endif()
add_test(NAME docs.paths COMMAND ${HOLO_PYTHON}
  ${CMAKE_SOURCE_DIR}/tests/paths.py)
add_test(NAME guarded COMMAND ${HOLO_PYTHON}
  ${CMAKE_SOURCE_DIR}/tests/guarded.py)
add_test(NAME format COMMAND ${CMAKE_SOURCE_DIR}/tools/format --check)
set_tests_properties(format PROPERTIES SKIP_RETURN_CODE 77)

# All but the unit tests need the oracle.
add_test(NAME python COMMAND ${CMAKE_SOURCE_DIR}/tools/oracle)
set_tests_properties(python PROPERTIES FIXTURES_SETUP python)
get_property(tests DIRECTORY PROPERTY TESTS)
list(FILTER tests EXCLUDE REGEX "^(python|format|unit\\..*)$")
set_tests_properties(${tests} PROPERTIES FIXTURES_REQUIRED python)
