# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# What users get: libholo, the code generator's module, the holo command, and
# their installation.

# The script library is part of libholo: no path to find, nothing to mislay.
file(GLOB_RECURSE holo_scripts CONFIGURE_DEPENDS
  RELATIVE ${CMAKE_SOURCE_DIR}/lib ${CMAKE_SOURCE_DIR}/lib/*.py)
list(TRANSFORM holo_scripts PREPEND ${CMAKE_SOURCE_DIR}/lib/
  OUTPUT_VARIABLE holo_script_paths)
set(holo_scripts_c ${CMAKE_BINARY_DIR}/generated/scripts.c)
add_custom_command(OUTPUT ${holo_scripts_c}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${holo_scripts_c}
    -DFOLDER=${CMAKE_SOURCE_DIR}/lib "-DSCRIPTS=${holo_scripts}"
    -P ${CMAKE_SOURCE_DIR}/cmake/EmbedScripts.cmake
  DEPENDS ${holo_script_paths} ${CMAKE_SOURCE_DIR}/cmake/EmbedScripts.cmake
  VERBATIM)

file(GLOB api_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/api/*.c)
add_library(holo SHARED ${api_sources} ${holo_scripts_c})
target_include_directories(holo
  PUBLIC $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/include>
         $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(holo PRIVATE holo_frontend holo_passes holo_runtime
  holo_ir holo_base Threads::Threads ${CMAKE_DL_LIBS})
set_target_properties(holo PROPERTIES
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
target_link_options(holo PRIVATE
  -Wl,--version-script=${CMAKE_SOURCE_DIR}/cmake/holo.map)
set_property(TARGET holo APPEND PROPERTY
  LINK_DEPENDS ${CMAKE_SOURCE_DIR}/cmake/holo.map)
target_compile_definitions(holo PRIVATE
  HOLO_MODULE_SUBFOLDER="${PROJECT_NAME}")
# What holo_engine_describe() says of the build.
set(holo_build "$<CONFIG>")
if(HOLO_SANITIZE)
  string(APPEND holo_build ", -fsanitize=${HOLO_SANITIZE}")
endif()
set_property(SOURCE ${CMAKE_SOURCE_DIR}/api/about.c APPEND PROPERTY
  COMPILE_DEFINITIONS "HOLO_BUILD_TYPE=\"${holo_build}\"")

# codegen/ as a module that libholo loads on first use; it brings its own copy
# of ir/ and base/, which hold no state.
if(TARGET holo_codegen)
  add_library(holo-codegen MODULE $<TARGET_OBJECTS:holo_codegen>)
  target_link_libraries(holo-codegen PRIVATE holo_flags holo_ir holo_base
    ${holo_llvm_parts})
  set_target_properties(holo-codegen PROPERTIES PREFIX "")
  target_link_options(holo-codegen PRIVATE
    -Wl,--version-script=${CMAKE_SOURCE_DIR}/cmake/codegen.map)
endif()

# The command: a client of holo.h.
file(GLOB tool_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/*.c)
add_executable(holo_command ${tool_sources})
target_link_libraries(holo_command PRIVATE holo holo_base Threads::Threads)
file(RELATIVE_PATH holo_lib_from_bin
  ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
set_target_properties(holo_command PROPERTIES OUTPUT_NAME holo
  INSTALL_RPATH "$ORIGIN/${holo_lib_from_bin}")

include(CMakePackageConfigHelpers)
set(holo_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/holo)
configure_package_config_file(
  ${CMAKE_SOURCE_DIR}/cmake/holoConfig.cmake.in
  ${CMAKE_BINARY_DIR}/generated/holoConfig.cmake
  INSTALL_DESTINATION ${holo_cmake_folder})
write_basic_package_version_file(
  ${CMAKE_BINARY_DIR}/generated/holoConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)

install(TARGETS holo EXPORT holoTargets)
install(TARGETS holo_command)
if(TARGET holo-codegen)
  install(TARGETS holo-codegen
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/${PROJECT_NAME})
endif()
install(FILES ${CMAKE_SOURCE_DIR}/include/holo.h TYPE INCLUDE)
install(EXPORT holoTargets NAMESPACE holo:: DESTINATION ${holo_cmake_folder})
install(FILES ${CMAKE_BINARY_DIR}/generated/holoConfig.cmake
  ${CMAKE_BINARY_DIR}/generated/holoConfigVersion.cmake
  DESTINATION ${holo_cmake_folder})
# Relocatable: where the prefix is follows from where the file is.
file(RELATIVE_PATH holo_prefix_from_pc
  ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_SOURCE_DIR}/holo.pc.in
  ${CMAKE_BINARY_DIR}/generated/holo.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/generated/holo.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
