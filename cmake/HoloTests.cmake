# The tests, as ctest runs them.
include(CTest)

# Debian's own python3 has NumPy; another one in PATH may not.
find_program(HOLO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(NOT HOLO_PYTHON)
  find_program(HOLO_PYTHON NAMES python3 REQUIRED)
endif()

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

# Tests of the command as a whole: tests/cli/<subject>_test.py HOLO.
file(GLOB cli_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/cli/*_test.py)
foreach(test ${cli_tests})
  if(TARGET holo_command)
    cmake_path(GET test STEM name)
    add_test(NAME cli.${name}
      COMMAND ${HOLO_PYTHON} ${test} $<TARGET_FILE:holo_command>)
  endif()
endforeach()
