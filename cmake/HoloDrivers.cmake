# Test drivers: small programs of tests/tools that a Python oracle runs.
function(holo_driver name folder)
  if(EXISTS ${CMAKE_SOURCE_DIR}/tests/tools/${name}.c AND
     TARGET holo_${folder})
    add_executable(${name} ${CMAKE_SOURCE_DIR}/tests/tools/${name}.c)
    target_link_libraries(${name} holo_${folder})
  endif()
endfunction()

# The oracle's answers are NumPy 2's: NEP 50 promotion also from NumPy 1.24.
function(holo_oracle name driver script)
  if(TARGET ${driver} AND HOLO_PYTHON)
    add_test(NAME ${name}
      COMMAND ${HOLO_PYTHON} ${CMAKE_SOURCE_DIR}/${script}
              $<TARGET_FILE:${driver}>)
    set_tests_properties(${name} PROPERTIES
      ENVIRONMENT "NPY_PROMOTION_STATE=weak")
  endif()
endfunction()

holo_driver(format_driver base)
holo_oracle(base.format format_driver tests/base/format_oracle.py)

holo_driver(ops_driver ir)
holo_oracle(ops.eval ops_driver tests/ops/ops_test.py)
